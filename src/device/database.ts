// What one device keeps, in IndexedDB. The tables of records are derived from their definitions. Two doors lead to them
// (commit, absorb); nothing else may write a record.
import Dexie, { type EntityTable, type Table } from 'dexie';
import type { AnyDefinition } from '#domain/record/define.ts';
import { definitionOf, recordTypes, type RecordMap, type RecordType } from '#domain/records.ts';
import type { Role } from '#domain/access/role.ts';
import type { Op } from '#protocol/op.ts';
import type { State } from '#protocol/merge/merge.ts';
import { catalogueStores, type CatalogueTables } from './catalogue/tables.ts';
import { answersBesideQueue } from './answers/from-layout-one.ts';
import type { Told } from './clock.ts';

/** What a row holds beside the fields of its record. */
export interface RowMeta {
  readonly scope: string;
  /** The server's number of the state below it, 0 when the server has not seen the record. */
  readonly seq: number;
  readonly removed?: true;
  /** What merging needs; the fields themselves stand in the row. */
  readonly body: Omit<State, 'fields' | 'removed'>;
}
export type RowOf<Type extends RecordType> = RecordMap[Type] & RowMeta;
export type AnyRow = RowMeta & { readonly id: string } & Readonly<Record<string, unknown>>;

/** An op in the queue, and after its answer in the journal. Written once, by commit: what became of it stands in AnswerRow
 * and HeldRow, so that answering ten thousand ops does not write ten thousand rows. */
export interface QueuedOp {
  readonly seq: number;
  /** recordKey: finds the own ops that lie over a record. */
  readonly key: string;
  readonly op: Op;
  /** Of a counting: what this device's own sum was when it was made. What it added is the rest. Apps before November 2026 wrote none. */
  readonly before?: number;
}
/** What the server answered to a run of ops, one after the other without a gap. Ops behind the last run wait. */
export interface AnswerRow {
  readonly from: number;
  readonly to: number;
  /** Number of each op in its scope, 0 where it was not applied. */
  readonly scopeSeqs: readonly number[];
  /** Those of them that were not applied at first, and are now. */
  readonly unparked?: readonly number[];
  /** When the last of these answers came, by the server's clock, milliseconds: the journal is kept for a while from then. */
  readonly at?: number;
  /** The greatest of them in each scope: when the cursor is there, the run is in what was pulled. */
  readonly heads: Readonly<Record<string, number>>;
}
/** An op that the server keeps without having applied it. */
export interface HeldRow {
  readonly seq: number;
  /** `parked`, or `quarantined:` and why. */
  readonly outcome: string;
  /** 1 while a person must look at it, absent otherwise. */
  readonly isOpen?: 1;
}

/** The server's state of a record that has ops of our own laid over it. */
export interface ShadowRow {
  readonly key: string;
  readonly seq: number;
  readonly state: State;
}

/** Who this device is, and what it knows of the server's clock and scopes. Its own numbers and stamps go on from the last op
 * in the queue, so that a tap need not write them a second time. */
export interface ClockRow extends Told {
  readonly id: 'clock';
  readonly device: string;
  readonly unitId: string;
  readonly cursors: Readonly<Record<string, number>>;
  /** Scopes that are being read from the beginning: first every row's number is forgotten, then pages come, and what has no
   * number in the end is not there any more. */
  readonly anew?: Readonly<Record<string, 'forgetting' | 'reading'>>;
  /** The identity that is being taken since this browser profile turned out to be a copy, and from which op on. */
  readonly forking?: { readonly at: number; readonly device: string };
  /** The identity this device had when it was copied. */
  readonly forkedFrom?: string;
  /** Where the server stood in each scope when it last told. */
  readonly heads?: Readonly<Record<string, number>>;
}
/** The server this device joined. */
export interface ServerRow {
  readonly id: 'server';
  /** Taken for an hour; without a key of its own a device keeps the one it joined with. */
  readonly token: string;
  /** The server knows its key: it can get another token, and must sign what it pushes. */
  readonly hasKey?: boolean;
  readonly server: string;
  readonly epoch: string;
  /** The database was put back from its second copy, up to this number, and has not joined again since. */
  readonly restoredUpTo?: number;
}
/** What people chose, and what the screens should remember. */
export interface SettingsRow {
  readonly id: 'settings';
  readonly language: 'vi' | 'en';
  readonly sound: boolean;
  readonly vibration: boolean;
  readonly role: Role;
  readonly siteId?: string;
  /** How kiosks address people: children are "em". Absent until somebody chooses: it follows from what the library is. */
  readonly kioskFor?: 'children' | 'everyone';
  /** Figures that staff type to leave the welcome screen; none when absent. */
  readonly kioskPin?: string;
  /** Loan rules of this device's library: days, and most books at a time. */
  readonly loanDays: number;
  readonly loanLimit: number;
}
/** How the last exchange with the server went. */
export interface ExchangeRow {
  readonly id: 'exchange';
  readonly lastGoodAt?: string;
  readonly trouble?: string;
  readonly triedAt?: string;
  /** When the exchange had come to a stop and was begun anew. */
  readonly restartedAt?: string;
}
/** Whose turn it is to exchange with the server, and until when it holds without a sign of life, in milliseconds. */
export interface LeaseRow {
  readonly id: 'round';
  readonly token: string;
  readonly expires: number;
  /** When a turn was last taken from a program that had fallen silent. */
  readonly takenAt?: number;
}
/** What is looked after from time to time, and when it was last. */
export interface CareRow {
  readonly id: 'care';
  readonly trimmedAt?: number;
  readonly checkedAt?: number;
  /** The version of the app that checked. */
  readonly checkedWith?: string;
  /** Records that were found to differ from the server's and were put right, ever, and when last. */
  readonly repaired?: number;
  readonly repairedAt?: number;
}
/** Whether the browser has promised to keep what is here when the disk runs short. */
export interface KeptRow {
  readonly id: 'kept';
  readonly promised: boolean;
  readonly askedAt: string;
  /** When a person last read that it was not promised, or put the line about it away. */
  readonly readAt?: string;
}
/** The browser had cleared this device: how much was put back, and how much that nobody else has is gone. */
export interface LossRow {
  readonly id: 'loss';
  readonly at: string;
  readonly restored: number;
  readonly lost: number;
  /** It had joined a server, which has what was sent. */
  readonly joined?: boolean;
}
/** Titles that lie in segments; absent where all are rows. */
export interface CatalogueRow {
  readonly id: 'catalogue';
  readonly scope: string;
  /** Into how many ranges of the ids' hashes they are cut. */
  readonly of: number;
}
/** Bytes that went over the network in a month (`2026-11`). */
export interface TrafficRow {
  readonly id: 'traffic';
  readonly month: string;
  readonly sent: number;
  readonly received: number;
}
/** What other devices are called: those that wrote what an open case is about. */
export interface NamesRow {
  readonly id: 'names';
  readonly names: Readonly<Record<string, string>>;
}
export type MetaRow =
  NamesRow | ClockRow | ServerRow | SettingsRow | ExchangeRow | CareRow | KeptRow | LossRow | CatalogueRow | TrafficRow;

/** What this device signs with. The private key can be used and not be read. */
export interface KeyRow {
  readonly id: 'key';
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

export type Database = Dexie & {
  readonly outbox: EntityTable<QueuedOp, 'seq'>;
  readonly answer: EntityTable<AnswerRow, 'from'>;
  readonly held: EntityTable<HeldRow, 'seq'>;
  readonly shadow: EntityTable<ShadowRow, 'key'>;
  readonly meta: Table<MetaRow, string>;
  /** Beside `meta`, so that a round does not hold up who writes. */
  readonly lease: EntityTable<LeaseRow, 'id'>;
  /** Apart from `meta`: what reads that must not trip over a key that it cannot use. */
  readonly ownKey: Table<KeyRow, string>;
  /** Rows of types that this version of the app does not know, kept for the next. */
  readonly unknownRow: Table<{ key: string; scope: string; seq: number; state: State }, string>;
} & CatalogueTables & { readonly [Type in RecordType]: Table<RowOf<Type>, string> };

/** Version of the layout. 2: answers stand beside the queue instead of in it. */
const layout = 2;

/** Dexie's index text for every table. */
export function stores(): Record<string, string> {
  const derived = recordTypes.map((type) => {
    const { indexes, marks = {} } = definitionOf(type) as AnyDefinition;
    return [type, ['id', ...indexes, ...Object.keys(marks)].join(', ')];
  });
  return {
    ...Object.fromEntries(derived),
    outbox: 'seq, key',
    answer: 'from',
    held: 'seq, isOpen',
    shadow: 'key',
    meta: 'id',
    lease: 'id',
    ownKey: 'id',
    unknownRow: 'key',
    ...catalogueStores,
  };
}

/** The database was laid out by a newer app than this one. Dexie opens it all the same; writing would leave out what the
 * newer app relies on. Between two layouts Dexie itself counts in tenths when a table is added. */
export function isNewer(database: Database): boolean {
  return Math.floor((database.backendDB()?.version ?? 0) / 10) > layout;
}

/** Opens (or makes) the database. strict: a write is on disk before it is told as saved, for what people do. relaxed: for
 * what the server can send again. */
Dexie.debug = false;
export function openDatabase(durability: 'strict' | 'relaxed', name = 'tusach'): Database {
  const database = new Dexie(name, { chromeTransactionDurability: durability, cache: 'disabled' }) as Database;
  database.version(layout).stores(stores()).upgrade(answersBesideQueue);
  database.use({
    stack: 'dbcore',
    name: 'reads-only-what-is-newer',
    create: (core) => ({
      ...core,
      transaction: (tables, mode, options) => {
        if (mode === 'readwrite' && isNewer(database)) throw new NewerLayout();
        return core.transaction(tables, mode, options);
      },
    }),
  });
  return database;
}

/** Thrown by a write into a database that a newer app has laid out. */
class NewerLayout extends Error {
  override readonly name = 'NewerLayout';
}
