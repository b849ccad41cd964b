// All that the server asks of a database, in batches: one read and one write of each kind per push, however many ops it
// holds. The same contract test runs on every database (tests/server/storage/contract.ts).
import type { Role } from '#domain/access/role.ts';
import type { State } from '#protocol/merge/merge.ts';

export interface RecordRow {
  readonly scope: string;
  readonly type: string;
  readonly id: string;
  readonly seq: number;
  readonly state: State;
}
export interface OpRow {
  readonly device: string;
  readonly seq: number;
  readonly scope: string;
  readonly type: string;
  readonly recordId: string;
  readonly outcome: string;
  readonly scopeSeq: number;
  readonly caseId: string | null;
  /** Stamp under which it counts. */
  readonly effective: string;
  readonly hash: string;
  readonly receivedAt: string;
  /** The op as it came, never altered. */
  readonly wire: string;
}
export interface DeviceRow {
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
  readonly siteId: string | null;
  readonly role: Role;
  readonly tokenHash: string;
  readonly lastSeq: number;
  readonly lastEffective: string;
  readonly joinedAt: string;
}
export interface InviteRow {
  readonly codeHash: string;
  readonly unitId: string;
  readonly role: Role;
  readonly siteId: string | null;
  readonly madeBy: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly usedBy: string | null;
}
export interface ServerRow {
  readonly id: string;
  /** New at first start and after every restore from a backup. */
  readonly epoch: string;
  /** The library this server was first started for. */
  readonly unitId: string;
}
export interface RecordName {
  readonly scope: string;
  readonly type: string;
  readonly id: string;
}

/** What may be done inside one transaction. */
export interface Transaction {
  /** Locks the device until commit, so that its retries come one after another. */
  readonly lockDevice: (device: string) => Promise<DeviceRow | undefined>;
  /** Locks the scopes' heads until commit and gives them: numbers are seen in the order they were given. */
  readonly lockScopes: (scopes: readonly string[]) => Promise<Map<string, number>>;
  readonly opsOf: (device: string, from: number, to: number) => Promise<OpRow[]>;
  readonly parkedOps: (records: readonly RecordName[]) => Promise<OpRow[]>;
  readonly records: (names: readonly RecordName[]) => Promise<RecordRow[]>;
  /** Records of one type in a scope whose field has one of these values. */
  readonly recordsWhere: (
    scope: string,
    type: string,
    field: string,
    values: readonly string[],
  ) => Promise<RecordRow[]>;
  readonly putRecords: (rows: readonly RecordRow[]) => Promise<void>;
  readonly putOps: (rows: readonly OpRow[]) => Promise<void>;
  readonly setHead: (scope: string, head: number) => Promise<void>;
  readonly putDevice: (row: DeviceRow) => Promise<void>;
  /** Locks the code until commit, so that it is used once. */
  readonly invite: (codeHash: string) => Promise<InviteRow | undefined>;
  readonly putInvite: (row: InviteRow) => Promise<void>;
}

export interface Storage {
  /** Runs `work` in one transaction; resolves only when its effects are durable. Runs it anew, from the beginning, when another
   * process got in the way. Rejects with StorageTrouble when the database cannot. */
  readonly transaction: <Answer>(work: (transaction: Transaction) => Promise<Answer>) => Promise<Answer>;
  readonly head: (scope: string) => Promise<{ head: number; horizon: number }>;
  /** The heads of those scopes that have one. */
  readonly heads: (scopes: readonly string[]) => Promise<Map<string, number>>;
  /** Rows with after < seq ≤ upTo, in order, at most `most`. */
  readonly rowsAfter: (asked: { scope: string; after: number; upTo: number; most: number }) => Promise<RecordRow[]>;
  readonly deviceByToken: (tokenHash: string) => Promise<DeviceRow | undefined>;
  /** The libraries here, with their names; the server's own stands first and may have no name yet. */
  readonly units: () => Promise<{ id: string; name?: string }[]>;
  readonly hasAdministrator: (unitId: string) => Promise<boolean>;
  readonly isEmpty: () => Promise<boolean>;
  readonly server: ServerRow;
  /** Other processes may write to this database. */
  readonly isShared: boolean;
  /** What the database says it is, for /health. */
  readonly describe: string;
  readonly close: () => Promise<void>;
}
