// Titles as they lie in the database: some together in one value, each a line of cells, so that one of them is read without
// reading the others.
import type { Column } from '#protocol/snapshot/cells.ts';
import { recordAt, type Segment, type SegmentRow } from '#protocol/snapshot/segment.ts';

export interface Block {
  readonly columns: readonly (readonly [name: string, kind: Column['kind']])[];
  /** Where each line begins in the bytes; one more start stands behind the last. */
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** No cell holds it (see cells.ts). */
const betweenCells = '\n';

/** The rows of a segment from `from` to below `to`. */
export function blockOf({ own, fields, rows }: Segment, from: number, to: number): Block {
  const columns = [own.id, own.seq, own.stamp, own.body, ...fields];
  const count = Math.min(to, rows) - from;
  const lines = Array.from({ length: count }, (_, at) =>
    columns.map(({ cells }) => cells[from + at] ?? '').join(betweenCells),
  );
  const buffer = new Uint8Array(lines.reduce((sum, line) => sum + line.length, 0) * 3);
  const starts = new Uint32Array(count + 1);
  for (const [at, line] of lines.entries()) {
    const start = starts[at] as number;
    starts[at + 1] = start + encoder.encodeInto(line, buffer.subarray(start)).written;
  }
  return { columns: columns.map(({ name, kind }) => [name, kind]), starts, bytes: buffer.slice(0, starts[count]) };
}

/** One title of a block; undefined when it has not so many. */
export function rowIn({ columns, starts, bytes }: Block, at: number): SegmentRow | undefined {
  if (at + 1 >= starts.length) return undefined;
  const cells = decoder.decode(bytes.subarray(starts[at], starts[at + 1])).split(betweenCells);
  const [id, seq, stamp, body, ...fields] = columns.map(([name, kind], place): Column => ({
    name,
    kind,
    cells: [cells[place] ?? ''],
  }));
  if (!id || !seq || !stamp || !body) return undefined;
  return recordAt({ type: 'title', rows: 1, hashes: new Uint32Array(1), own: { id, seq, stamp, body }, fields }, 0);
}
