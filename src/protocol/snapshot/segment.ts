// A segment: many records of one type as columns of text. Equal records give equal text, so a segment is named by the hash
// of its content and never altered. An id that the natural key gives is left out and worked out again by whoever reads it.
import type { AnyDefinition } from '#domain/record/define.ts';
import { definitionOf } from '#domain/records.ts';
import type { State } from '../merge/merge.ts';
import { naturalId } from '../natural-id.ts';
import type { Stamp } from '../stamp.ts';
import { betweenCells, columnOf, valueIn, type Column } from './cells.ts';
import { hashesFromText, hashesToText, hashOf } from './ranges.ts';
import { packStamps, unpackStamps } from './stamps.ts';

export interface SegmentRow {
  readonly id: string;
  readonly seq: number;
  readonly state: State;
}
/** A segment that was read: its columns as text, no record made yet. */
export interface Segment {
  readonly type: string;
  readonly rows: number;
  /** Of the ids, in the order of the rows. */
  readonly hashes: Uint32Array<ArrayBuffer>;
  readonly own: { readonly id: Column; readonly seq: Column; readonly stamp: Column; readonly body: Column };
  readonly fields: readonly Column[];
}

/** Raised whenever a reader of the older form would read this one wrongly, and when a natural key changes. */
export const segmentForm = 1;
const betweenColumns = '\u001d';

interface Header {
  readonly form: number;
  readonly type: string;
  readonly rows: number;
  readonly devices?: readonly string[];
  readonly columns: readonly (readonly [name: string, kind: Column['kind']])[];
}

/** The records as columns, in the order given. */
export function segmentOf(type: string, rows: readonly SegmentRow[]): Segment {
  const definition = definitionOf(type);
  const names = [...new Set(rows.flatMap(({ state }) => Object.keys(state.fields)))].sort();
  const ids = rows.map(({ id, state }) => (definition && naturalId(definition, state.fields) === id ? undefined : id));
  const stamps = rows.map(({ state }) => onlyStamp(definition, state));
  const bodies = rows.map(({ state: { fields: _fields, ...body } }, at) => (stamps[at] ? undefined : body));
  return {
    type,
    rows: rows.length,
    hashes: Uint32Array.from(rows, ({ id }) => hashOf(id)),
    own: {
      id: columnOf('id', ids),
      seq: columnOf(
        'seq',
        rows.map(({ seq }) => seq),
      ),
      stamp: columnOf('stamp', stamps),
      body: columnOf('body', bodies),
    },
    fields: names.map((name) =>
      columnOf(
        name,
        rows.map(({ state }) => state.fields[name]),
      ),
    ),
  };
}

/** The stamp of a record that was written once and still stands; undefined for all others. */
function onlyStamp(definition: AnyDefinition | undefined, { fields: _fields, ...body }: State): Stamp | undefined {
  const [name, ...others] = Object.keys(body);
  if (others.length > 0 || definition?.kind === 'count') return undefined;
  const stamps = body.stamps ?? body.puts ?? {};
  const [[key, value] = ['', ''], ...more] = Object.entries(stamps);
  if (more.length > 0) return undefined;
  if (name === 'stamps' && definition?.kind === 'entry' && key === '*') return String(value);
  return name === 'puts' && definition?.kind === 'fact' && value === null ? key : undefined;
}

export function recordAt({ type, own, fields }: Segment, at: number): SegmentRow {
  const values: Record<string, unknown> = {};
  for (const column of fields) {
    const value = valueIn(column, at);
    if (value !== undefined) values[column.name] = value;
  }
  const definition = definitionOf(type);
  const stamp = valueIn(own.stamp, at) as Stamp | undefined;
  const once = definition?.kind === 'fact' ? { puts: { [stamp ?? '']: null } } : { stamps: { '*': stamp ?? '' } };
  const body = stamp === undefined ? (valueIn(own.body, at) as Omit<State, 'fields'>) : once;
  const id = (valueIn(own.id, at) as string | undefined) ?? (definition && naturalId(definition, values)) ?? '';
  return { id, seq: valueIn(own.seq, at) as number, state: { fields: values, ...body } };
}

/** Some of the rows, one after another. */
export function partOf({ type, hashes, own, fields }: Segment, from: number, to: number): Segment {
  const cut = (column: Column): Column => ({ ...column, cells: column.cells.slice(from, to) });
  const { id, seq, stamp, body } = own;
  return {
    type,
    rows: Math.max(0, Math.min(to, hashes.length) - from),
    hashes: hashes.slice(from, to),
    own: { id: cut(id), seq: cut(seq), stamp: cut(stamp), body: cut(body) },
    fields: fields.map(cut),
  };
}

export function segmentToText({ type, rows, hashes, own, fields }: Segment): string {
  const seqs = own.seq.cells.map(Number);
  const { devices, columns: packed } = packStamps(own.stamp.cells, seqs);
  const columns = [own.id, own.seq, own.body, ...packed, ...fields];
  const header: Header = {
    form: segmentForm,
    type,
    rows,
    devices,
    columns: columns.map(({ name, kind }) => [name, kind]),
  };
  const texts = columns.map(({ cells }) => cells.join(betweenCells));
  return [JSON.stringify(header), hashesToText([...hashes]), ...texts].join(betweenColumns);
}

/** Reads a segment; undefined when it is none, or of a form that this version does not know. */
export function segmentFromText(text: string): Segment | undefined {
  const [head = '', hashes = '', ...texts] = text.split(betweenColumns);
  const header = readHeader(head);
  if (!header || header.columns.length !== texts.length || hashes.length !== header.rows * 6) return undefined;
  const columns = header.columns.map(([name, kind], at): Column => ({
    name,
    kind,
    cells: (texts[at] as string).split(betweenCells),
  }));
  if (columns.some(({ cells }) => cells.length !== Math.max(1, header.rows))) return undefined;
  const [id, seq, body, time, counter, who, ...fields] = columns;
  if (!id || !seq || !body || !time || !counter || !who) return undefined;
  const packed = { devices: header.devices ?? [], columns: [time, counter, who] };
  const stamp: Column = { name: 'stamp', kind: 'text', cells: unpackStamps(packed, seq.cells.map(Number)) };
  const { type, rows } = header;
  return { type, rows, hashes: hashesFromText(hashes), own: { id, seq, stamp, body }, fields };
}

function readHeader(text: string): Header | undefined {
  try {
    const header = JSON.parse(text) as Header;
    return header.form === segmentForm && Number.isSafeInteger(header.rows) ? header : undefined;
  } catch {
    return undefined;
  }
}
