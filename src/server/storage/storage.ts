// All that the server asks of a database, in batches: one read and one write of each kind per push, however many ops it
// holds. The same contract test runs on every database (tests/server/storage/contract.ts).
import type { Role } from '#domain/access/role.ts';
import type { DeviceState } from '#protocol/devices.ts';
import type { StorageCare } from '../upkeep/care.ts';
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
  /** It came in a batch that its device had signed. */
  readonly signed?: boolean;
}
/** What a device signed: all its ops from one number to another, as they came. Whoever hands them on can show whose they are, also
 * when the device has another key by now. What was erased can no longer be shown. */
export interface SignedBatchRow {
  readonly device: string;
  readonly from: number;
  readonly to: number;
  readonly publicKey: string;
  readonly signature: string;
}
/** A role and since when a device has it, milliseconds. */
export interface RoleSince {
  readonly role: Role;
  readonly from: number;
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
  /** What it signs with; absent while it has no key and comes with the token it joined with. */
  readonly publicKey?: string;
  /** Absent: active. */
  readonly state?: DeviceState;
  /** Every role it ever had, oldest first; absent: only the present one. */
  readonly roles?: readonly RoleSince[];
  readonly lastSeenAt?: string;
  readonly app?: string;
  /** How many ops waited on it when it last told. */
  readonly waiting?: number;
  /** How far its clock was found to be off, milliseconds; ahead is positive, 0 once it is right again. */
  readonly skew?: number;
  /** The device whose profile this one is a copy of. */
  readonly forkedFrom?: string;
}
/** What lets a device in for a while: a challenge it may sign once, or a token. Only its hash is kept. */
export interface PassRow {
  readonly hash: string;
  readonly kind: 'challenge' | 'token';
  readonly device: string;
  readonly expiresAt: string;
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

export interface WordsOf {
  readonly id: string;
  readonly words: readonly string[];
}

/** What may be done inside one transaction. */
export interface Transaction {
  /** Locks the device until commit, so that its retries come one after another. */
  readonly lockDevice: (device: string) => Promise<DeviceRow | undefined>;
  /** Locks the scopes' heads until commit and gives them: numbers are seen in the order they were given. */
  readonly lockScopes: (scopes: readonly string[]) => Promise<Map<string, number>>;
  readonly opsOf: (device: string, from: number, to: number) => Promise<OpRow[]>;
  /** Applied ops on one record whose effect was numbered after `seq`. */
  readonly opsAfter: (record: RecordName, seq: number) => Promise<OpRow[]>;
  /** Whether any op waits on the server for something: hardly ever. */
  readonly anyParked: () => Promise<boolean>;
  readonly parkedOps: (records: readonly RecordName[]) => Promise<OpRow[]>;
  readonly records: (names: readonly RecordName[]) => Promise<RecordRow[]>;
  /** Records of one type in a scope whose field has one of these values. */
  readonly recordsWhere: (
    scope: string,
    type: string,
    field: string,
    values: readonly string[],
  ) => Promise<RecordRow[]>;
  /** All records of a type in a scope, for types of which there are few. */
  readonly recordsOf: (scope: string, type: string) => Promise<RecordRow[]>;
  /** The words that records of a type are found by, in place of those they had. */
  readonly putWords: (scope: string, type: string, rows: readonly WordsOf[]) => Promise<void>;
  /** Who is found by these words; a word that more than `most` have is passed over, and never read through. */
  readonly withWords: (
    scope: string,
    type: string,
    asked: { words: readonly string[]; most: number },
  ) => Promise<{ id: string; word: string }[]>;
  readonly setLookedAt: (scope: string, seq: number) => Promise<void>;
  readonly putRecords: (rows: readonly RecordRow[]) => Promise<void>;
  readonly putOps: (rows: readonly OpRow[]) => Promise<void>;
  /** Signatures are made anew with each try: the first one stays. */
  readonly putSignedBatch: (row: SignedBatchRow) => Promise<void>;
  readonly signedBatchesOf: (device: string) => Promise<SignedBatchRow[]>;
  /** `nowMs`, where given, is remembered for a while: an op that has seen this number is known to be later. */
  readonly setHead: (scope: string, head: number, nowMs?: number) => Promise<void>;
  /** When each of these scopes had come to its number, in milliseconds; 0 when that is no longer known. */
  readonly timesOf: (asked: readonly { scope: string; seq: number }[]) => Promise<number[]>;
  /** Puts this in place of the text of every op about these records. */
  readonly eraseOps: (names: readonly RecordName[], wire: string) => Promise<void>;
  readonly putDevice: (row: DeviceRow) => Promise<void>;
  /** Locks the code until commit, so that it is used once. */
  readonly invite: (codeHash: string) => Promise<InviteRow | undefined>;
  readonly putInvite: (row: InviteRow) => Promise<void>;
  readonly devicesOf: (unitId: string) => Promise<DeviceRow[]>;
  /** Keeps the pass, and forgets those that expired before `now`. */
  readonly putPass: (row: PassRow, now: string) => Promise<void>;
  /** Takes a challenge away, so that it can be used once. */
  readonly takeChallenge: (hash: string) => Promise<PassRow | undefined>;
  /** No token of this device is taken any more. */
  readonly dropPasses: (device: string) => Promise<void>;
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
  /** Ops of a device with these numbers. */
  readonly opsNumbered: (device: string, seqs: readonly number[]) => Promise<OpRow[]>;
  /** How far in the scope the looking back for cases has come. */
  readonly lookedAt: (scope: string) => Promise<number>;
  /** By a token it got for signing in, or by the one it joined with before there were keys. */
  readonly deviceByToken: (tokenHash: string, now: string) => Promise<DeviceRow | undefined>;
  /** The libraries here, with their names; the server's own stands first and may have no name yet. */
  readonly units: () => Promise<{ id: string; name?: string }[]>;
  /** Whether one of its administrators may come in. */
  readonly hasAdministrator: (unitId: string) => Promise<boolean>;
  readonly isEmpty: () => Promise<boolean>;
  /** Who this server is; its epoch changes when `beginEpoch` says so. */
  readonly server: ServerRow;
  /** The database is not the one that tablets knew: every device shall hand in again what it has. */
  readonly beginEpoch: () => Promise<void>;
  /** Other processes may write to this database. */
  readonly isShared: boolean;
  readonly care: StorageCare;
  /** What the database says it is, for /health. */
  readonly describe: string;
  readonly close: () => Promise<void>;
}
