// What two databases say differently, and nothing else: everything that both understand stands in sql-storage.ts. The layout
// is written once, in SQLite's words (upgrade.ts), and a dialect puts it into its own.
import type { Kysely, RawBuilder } from 'kysely';
import type { RecordName } from './storage.ts';
import type { Tables } from './tables.ts';

/** A batch of rows for one table: a row that is there already takes over what `replaced` names. */
export interface Put<Row> {
  readonly table: keyof Tables;
  readonly columns: readonly (keyof Row & string)[];
  readonly key: readonly (keyof Row & string)[];
  readonly replaced: readonly (keyof Row & string)[];
}

export interface Dialect {
  /** Several processes may write at once, so rows that are read to be changed must be locked. */
  readonly isShared: boolean;
  /** A statement of the layout, which is written in SQLite's words. */
  readonly layout: (statement: string) => string;
  /** Waits until no other process upgrades; until the transaction ends. */
  readonly upgradeAlone: RawBuilder<unknown> | undefined;
  /** What stands under a path in a record's body, such as `fields.copyId`. */
  readonly inBody: (path: string, kind: 'text' | 'integer') => string;
  readonly isAmong: (value: RawBuilder<string>, values: readonly string[]) => RawBuilder<boolean>;
  /** The values as a table with one column, `word`. */
  readonly asTable: (values: readonly string[]) => RawBuilder<unknown>;
  /** Rows of these scopes, types and ids. One sentence, however many. */
  readonly isNamed: (idColumn: 'id' | 'record_id', names: readonly RecordName[]) => RawBuilder<boolean>;
  readonly putMany: <Row extends object>(open: Kysely<Tables>, put: Put<Row>, rows: readonly Row[]) => Promise<void>;
  /** What an error of this database means; undefined when it is none of the known ones. */
  readonly troubleOf: (error: unknown) => TroubleKind | undefined;
}

/** clash: another process was faster, so doing it again works · busy: wait a little · full: the disk is · broken: what was
 * written may not be there, so nobody may go on. */
export type TroubleKind = 'clash' | 'busy' | 'full' | 'broken';
