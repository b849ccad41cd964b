// Takes a device's ops. The order is fixed: seen before? · judge · merge · cases · number in the scope · store · commit ·
// answer. Every op gets one final outcome, none blocks another, and the answer is given only after a durable commit.
import { scopeKindsFor } from '#domain/access/may.ts';
import type { Op, WireOp } from '#protocol/op.ts';
import type { PushAnswer, PushConflict } from '#protocol/push.ts';
import { scopeOf } from '#protocol/scope.ts';
import { effectiveStamp } from '#protocol/stamp.ts';
import type { DeviceRow, OpRow, RecordName, SignedBatchRow, Storage, Transaction } from '../storage/storage.ts';
import { StorageTrouble } from '../storage/trouble.ts';
import { floorOf, floorsOf, skewOf, type Floors } from './clocks.ts';
import { findCases } from './cases/find-cases.ts';
import { eraseQuotes, eraseTexts, erasedWire } from './erasing.ts';
import { judge, type Judged } from './judge.ts';
import { answerOf, numberChanges, opRowOf, seqOf } from './numbering.ts';
import { groupsOf, readOps, type Passing } from './passing.ts';
import { isSigned, signedBatch } from './signature.ts';
import { applyAs, unpark, unparkCases } from './unpark.ts';
import { WorkingCopy } from './working-copy.ts';

export interface Pushing {
  readonly storage: Storage;
  readonly device: DeviceRow;
  /** The ops as they came, in wire form. */
  readonly ops: readonly unknown[];
  /** Over the whole batch; needed from a device that has a key. */
  readonly signature?: string;
  /** The device keeps nothing older than these. */
  readonly trimmed?: boolean;
  /** The stamp of the op before the first of these. */
  readonly follows?: string | undefined;
  readonly nowMs: number;
  /** The ops could not be applied because of a mistake of ours: they are kept for a person. */
  readonly keepOnly?: boolean;
  /** What is kept of the signature, once it was found to be right. */
  readonly batch?: SignedBatchRow;
}
/** Heads that moved, so that listeners can be told. */
export type Accepted =
  | { readonly kind: 'answer'; readonly answer: PushAnswer; readonly moved: ReadonlyMap<string, number> }
  | { readonly kind: 'conflict'; readonly conflict: PushConflict }
  /** The device has a key and did not sign this: it may be anybody's. Nothing is decided. */
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'nonsense' };

export async function acceptPush(pushing: Pushing): Promise<Accepted> {
  const incoming = readOps(pushing.ops, pushing.device.id);
  if (!incoming) return { kind: 'nonsense' };
  if (!isSigned(pushing, incoming)) return { kind: 'unsigned' };
  const known = { ...pushing, ...signedBatch(pushing, incoming) };
  try {
    return await acceptTogether(known, incoming);
  } catch (error) {
    if (error instanceof StorageTrouble) throw error;
    return acceptSingly(known, incoming);
  }
}

function acceptTogether(pushing: Pushing, incoming: readonly Passing[]): Promise<Accepted> {
  // A transaction that is done anew begins with what came, not with what the last try made of it.
  const untouched = () => incoming.map((passed) => ({ ...passed }));
  return pushing.storage.transaction((transaction) => accept(transaction, pushing, untouched()));
}

/** Our own mistake in one op must not hold up the others: each group by itself, and what fails again is kept unapplied. */
async function acceptSingly(pushing: Pushing, incoming: readonly Passing[]): Promise<Accepted> {
  const outcomes: PushAnswer['outcomes'] = [];
  const moved = new Map<string, number>();
  let last: Accepted = { kind: 'nonsense' };
  for (const [at, group] of groupsOf(incoming).entries()) {
    // Only the first of them follows what the batch does.
    const alone = { ...pushing, follows: at === 0 ? pushing.follows : undefined };
    last = await acceptTogether(alone, group).catch((error: unknown) => {
      if (error instanceof StorageTrouble) throw error;
      return acceptTogether({ ...alone, keepOnly: true }, group);
    });
    if (last.kind !== 'answer') return last;
    outcomes.push(...last.answer.outcomes);
    for (const [scope, head] of last.moved) moved.set(scope, head);
  }
  return last.kind === 'answer' ? { ...last, answer: { ...last.answer, outcomes }, moved } : last;
}

async function accept(transaction: Transaction, pushing: Pushing, incoming: readonly Passing[]): Promise<Accepted> {
  const device = await transaction.lockDevice(pushing.device.id);
  const first = incoming[0]?.op.seq ?? 0;
  const last = incoming.at(-1)?.op.seq ?? 0;
  if (!device) return { kind: 'nonsense' };
  if (first > device.lastSeq + 1 && !pushing.trimmed)
    return conflict({ conflict: 'seq_gap', expect: device.lastSeq + 1 });
  const before = pushing.follows === undefined ? first : first - 1;
  const seen = new Map((await transaction.opsOf(device.id, before, last)).map((row) => [row.seq, row]));
  if (isAfterOther(seen.get(first - 1), pushing.follows)) return conflict({ conflict: 'device_fork', at: first - 1 });
  const other = incoming.find(({ op, hash }) => isOther(seen.get(op.seq), hash));
  if (other) return conflict({ conflict: 'device_fork', at: other.op.seq });

  const fresh = incoming.filter(({ op }) => !seen.has(op.seq));
  const { rows, moved } = await applyFresh(transaction, device, fresh, pushing);
  const outcomes = incoming.map(({ op }) => answerOf((seen.get(op.seq) ?? rows.get(op.seq)) as OpRow));
  const { epoch } = pushing.storage.server;
  return {
    kind: 'answer',
    answer: { epoch, time: pushing.nowMs, upto: Math.max(last, device.lastSeq), outcomes },
    moved,
  };
}

/** Whether another op stands under this number. The text of what was erased may differ: its device erased it too. */
const isOther = (seen: OpRow | undefined, hash: string) =>
  seen !== undefined && seen.hash !== hash && seen.wire !== erasedWire;
/** Whether these were written after another op than the one that stands before them: they are of a copy of this device, and what
 * was sent ahead of them, which would have told so, is not here yet. */
function isAfterOther(before: OpRow | undefined, follows: string | undefined): boolean {
  if (before === undefined || follows === undefined) return false;
  // Of what was erased, or is older than the journal, nothing is left to compare.
  const hlc = (JSON.parse(before.wire) as Partial<WireOp> | null)?.hlc;
  return hlc !== undefined && hlc !== follows;
}
const conflict = (given: PushConflict): Accepted => ({ kind: 'conflict', conflict: given });

async function applyFresh(transaction: Transaction, device: DeviceRow, fresh: readonly Passing[], pushing: Pushing) {
  const { nowMs, keepOnly = false } = pushing;
  if (fresh.length === 0) return { rows: new Map<number, OpRow>(), moved: new Map<string, number>() };
  const taken = await takeUp(transaction, device.unitId, fresh);
  const { copy } = taken;
  const floors = await floorsOf(transaction, fresh);
  let { lastEffective } = device;
  for (const group of groupsOf(fresh))
    lastEffective = applyGroup(group, { copy, device, nowMs, floors, lastEffective, keepOnly });
  const receivedAt = new Date(nowMs).toISOString();
  const written = await writeDown(transaction, taken, { device, fresh, cameAt: () => receivedAt, nowMs });
  if (pushing.batch) await transaction.putSignedBatch(pushing.batch);
  const lastSeq = Math.max(device.lastSeq, fresh.at(-1)?.op.seq ?? 0);
  const skew = skewOf(fresh, floors, nowMs) ?? device.skew;
  const seen = { lastSeenAt: receivedAt, app: fresh.at(-1)?.op.app, ...(skew === undefined ? {} : { skew }) };
  await transaction.putDevice({ ...device, ...seen, lastSeq, lastEffective });
  return written;
}

/** The records of a library that ops are about, and its scopes, locked. */
export interface Taken {
  readonly heads: ReadonlyMap<string, number>;
  readonly names: readonly RecordName[];
  readonly copy: WorkingCopy;
}
export async function takeUp(transaction: Transaction, unitId: string, fresh: readonly Passing[]): Promise<Taken> {
  const scopes = scopeKindsFor('administrator').map((kind) => scopeOf(kind, unitId));
  const heads = await transaction.lockScopes(scopes.sort());
  const names = fresh.map(({ op }) => ({ scope: op.scope, type: op.type, id: op.recordId }));
  return { heads, names, copy: new WorkingCopy(await transaction.records(names)) };
}

interface Writing {
  /** Whose ops they are. */
  readonly device: DeviceRow;
  readonly fresh: readonly Passing[];
  /** When the server was given an op, as it is written down. */
  readonly cameAt: (op: Op) => string;
  readonly nowMs: number;
}
/** Writes down what was applied, and what follows from it: what waited for its records, what is erased, cases, numbers. */
export async function writeDown(transaction: Transaction, { heads, names, copy }: Taken, writing: Writing) {
  const { device, fresh, cameAt, nowMs } = writing;
  const { unitId } = device;
  const push = { device, fresh };
  const awoken = await unpark(transaction, copy, { names: () => names, unitId, push });
  await eraseQuotes(transaction, copy, fresh);
  await findCases(transaction, copy, { unitId, passing: fresh });
  awoken.push(...(await unparkCases(transaction, copy, { unitId, push })));

  const { rows: changed, moved, seqs } = numberChanges(copy, heads);
  await transaction.putRecords(changed);
  const rows = new Map(
    fresh.map((passed) => [passed.op.seq, opRowOf(passed, { copy, seqs, receivedAt: cameAt(passed.op) })]),
  );
  const woken = awoken.map((row) => ({ ...row, scopeSeq: seqOf(row, copy, seqs) }));
  await transaction.putOps([...rows.values(), ...woken]);
  await eraseTexts(transaction, copy, names);
  for (const [scope, head] of moved) await transaction.setHead(scope, head, nowMs);
  return { rows, moved };
}

interface Applying {
  copy: WorkingCopy;
  device: DeviceRow;
  nowMs: number;
  floors: Floors;
  lastEffective: string;
  keepOnly: boolean;
}

/** Returns the last effective stamp of the device. */
function applyGroup(group: readonly Passing[], { copy, device, lastEffective, ...applying }: Applying): string {
  const { nowMs, floors, keepOnly } = applying;
  let latest = lastEffective;
  const judged = group.map((passed): Judged => {
    const bounds = { floor: floorOf(passed.op, floors), ceil: nowMs };
    latest = passed.effective = effectiveStamp(passed.op.stamp, bounds, latest);
    return keepOnly ? { kept: 'quarantined:server_error' } : judge(passed.op, device, latest);
  });
  applyJudged(group, judged, copy);
  return latest;
}

/** All of the group or none of it. */
export function applyJudged(group: readonly Passing[], judged: readonly Judged[], copy: WorkingCopy): void {
  const kept = judged.find((verdict) => 'kept' in verdict);
  if (kept) {
    for (const passed of group) passed.outcome = kept.kept;
    return;
  }
  try {
    copy.attempt(() => {
      for (const [at, verdict] of judged.entries()) {
        if ('op' in verdict) applyOne(verdict.op, group[at] as Passing, copy);
      }
    });
  } catch {
    for (const passed of group) passed.outcome = 'quarantined:server_error';
  }
}

/** Applies a judged op, or parks it until its record is there. */
function applyOne(op: Op, passed: Passing, copy: WorkingCopy): void {
  const name = { scope: op.scope, type: op.type, id: op.recordId };
  if (op.action !== 'put' && op.action !== 'erase' && copy.state(name) === undefined) {
    passed.outcome = 'parked';
    return;
  }
  applyAs(copy, op, passed.effective);
}
