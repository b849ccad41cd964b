// What a rule wants to happen to one record. A change knows no device, no time and no database: `commit` gives it those.
import type { Id } from './id.ts';

/** put: create, or write again under the same natural key · patch: some fields · remove: take it off, kept as a row ·
 * restore: bring a removed record back · erase: leave nothing of it but its id, for ever. */
export type Action = 'put' | 'patch' | 'remove' | 'restore' | 'erase';
export type FieldValues = Readonly<Record<string, unknown>>;

export interface Change {
  readonly type: string;
  readonly action: Action;
  /** Absent only for a put whose id comes from its natural key or is new. */
  readonly id?: Id;
  readonly fields: FieldValues;
}

/** What is otherwise now than it was: whoever corrects a name says nothing about the card, which somebody else may be
 * correcting. */
export function differing<Fields extends FieldValues>(now: Fields, was: Fields): Partial<Fields> {
  const isOther = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(was[name]);
  return Object.fromEntries(Object.entries(now).filter(isOther)) as Partial<Fields>;
}
/** What these fields say in a record: written again, it is as it was. */
export function valuesOf<Row extends object>(row: Row, fields: FieldValues): Partial<Row> {
  const known = row as FieldValues;
  return Object.fromEntries(Object.keys(fields).map((name) => [name, known[name] ?? null])) as Partial<Row>;
}
