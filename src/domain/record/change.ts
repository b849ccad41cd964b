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
