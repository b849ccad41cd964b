// A snapshot while it is being brought up to date: changed records are put into their ranges, and only ranges that changed
// are written anew. Contents stay compressed on disk until a change touches them.
import { hashOf, rangeOf, rangesFor } from '#protocol/snapshot/ranges.ts';
import { recordAt, segmentFromText, segmentOf, segmentToText, type SegmentRow } from '#protocol/snapshot/segment.ts';
import type { RecordRow } from '../storage/storage.ts';
import { inOrder, otherParts, partFor, partName, type Part } from './parts.ts';
import type { SegmentFiles } from './segment-files.ts';

/** One range of a part, as it was written last; undefined while it has no records. */
export interface Range {
  readonly sha256: string;
  readonly rows: number;
  readonly bytes: number;
}
export interface PartRanges extends Part {
  /** Their number is a power of two. */
  readonly ranges: readonly (Range | null)[];
}

/** A range being written: its text, not yet compressed. */
interface Written {
  readonly text: string;
  readonly rows: number;
}
interface OpenPart extends Part {
  ranges: (Range | Written | null)[];
}

export class Draft {
  readonly #files: SegmentFiles;
  readonly #parts = new Map<string, OpenPart>();

  constructor(files: SegmentFiles, parts: readonly PartRanges[]) {
    this.#files = files;
    for (const part of parts) this.#parts.set(partName(part), { ...part, ranges: [...part.ranges] });
  }

  /** Puts records where they belong now and takes them from where they stood before. */
  async apply(rows: readonly RecordRow[]): Promise<void> {
    const coming = new Map<string, { part: Part; rows: RecordRow[]; gone: Set<string> }>();
    const at = (part: Part) => {
      const known = coming.get(partName(part)) ?? { part, rows: [], gone: new Set<string>() };
      coming.set(partName(part), known);
      return known;
    };
    for (const row of rows) {
      const part = partFor(row.type, row.state);
      at(part).rows.push(row);
      for (const other of otherParts(part)) if (this.#parts.has(partName(other))) at(other).gone.add(row.id);
    }
    for (const { part, rows: here, gone } of coming.values()) await this.#applyTo(part, here, gone);
  }

  async #applyTo(part: Part, rows: readonly RecordRow[], gone: ReadonlySet<string>): Promise<void> {
    const open = this.#parts.get(partName(part)) ?? { ...part, ranges: [null] };
    this.#parts.set(partName(part), open);
    const most = open.ranges.reduce((sum, range) => sum + (range?.rows ?? 0), 0) + rows.length;
    await this.#widen(open, rangesFor(most));
    const of = open.ranges.length;
    const put = byRange(rows, ({ id }) => id, of);
    const taken = byRange(gone, (id) => id, of);
    for (const range of new Set([...put.keys(), ...taken.keys()])) {
      const records = await this.#records(open.ranges[range]);
      for (const id of taken.get(range) ?? []) records.delete(id);
      for (const { id, seq, state } of put.get(range) ?? []) records.set(id, { id, seq, state });
      open.ranges[range] = write(part.type, records);
      await breathe();
    }
  }

  /** Twice as many ranges, as often as it takes: what was one range becomes neighbours. */
  async #widen(open: OpenPart, wanted: number): Promise<void> {
    while (open.ranges.length < wanted) {
      const of = open.ranges.length * 2;
      const halves: OpenPart['ranges'] = [];
      for (const [at, range] of open.ranges.entries()) {
        const records = byRange((await this.#records(range)).values(), ({ id }) => id, of);
        for (const half of [at * 2, at * 2 + 1])
          halves.push(write(open.type, new Map(records.get(half)?.map((row) => [row.id, row]))));
        await breathe();
      }
      open.ranges = halves;
    }
  }

  async #records(range: Range | Written | null | undefined): Promise<Map<string, SegmentRow>> {
    if (!range) return new Map();
    const text = 'text' in range ? range.text : await this.#files.text(range.sha256);
    const segment = text === undefined ? undefined : segmentFromText(text);
    if (!segment) throw new Error('A segment is missing.');
    return new Map(Array.from({ length: segment.rows }, (_, at) => recordAt(segment, at)).map((row) => [row.id, row]));
  }

  /** Compresses what changed. */
  async finish(): Promise<PartRanges[]> {
    const done: PartRanges[] = [];
    for (const { type, order, ranges } of this.#parts.values()) {
      // A few at a time: compressing runs beside the event loop, on all cores there are.
      const kept: (Range | null)[] = [];
      for (let at = 0; at < ranges.length; at += 4)
        kept.push(...(await Promise.all(ranges.slice(at, at + 4).map((range) => this.#keep(range)))));
      done.push({ type, order, ranges: kept });
    }
    return done;
  }
  async #keep(range: Range | Written | null): Promise<Range | null> {
    if (!range || !('text' in range)) return range;
    return { rows: range.rows, ...(await this.#files.put(range.text)) };
  }
}

function byRange<Row>(list: Iterable<Row>, idOf: (row: Row) => string, of: number): Map<number, Row[]> {
  const ranges = new Map<number, Row[]>();
  for (const row of list) {
    const range = rangeOf(hashOf(idOf(row)), of);
    const known = ranges.get(range);
    if (known) known.push(row);
    else ranges.set(range, [row]);
  }
  return ranges;
}

function write(type: string, records: ReadonlyMap<string, SegmentRow>): Written | null {
  if (records.size === 0) return null;
  return { text: segmentToText(segmentOf(type, inOrder(type, records.values()))), rows: records.size };
}

/** Lets requests in between: a range takes some hundredths of a second. */
const breathe = () => new Promise((resolve) => setImmediate(resolve));
