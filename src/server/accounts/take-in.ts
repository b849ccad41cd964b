// What a device wrote while it was suspended or taken out is kept apart. When a person says that it counts, it is judged and
// applied as if its device had never been let go: each op from the time at which it was written, in the order of its device.
import { scopeKindsFor } from '#domain/access/may.ts';
import { opFromWire } from '#protocol/op.ts';
import { keptApart, type Outcome } from '#protocol/push.ts';
import { scopeOf } from '#protocol/scope.ts';
import type { DeviceRow, OpRow, Storage, Transaction } from '../storage/storage.ts';
import { applyOne } from '../sync/accept-push.ts';
import { findCases } from '../sync/cases/find-cases.ts';
import { eraseQuotes, eraseTexts } from '../sync/erasing.ts';
import { judge } from '../sync/judge.ts';
import { numberChanges, opRowOf, seqOf } from '../sync/numbering.ts';
import { groupsOf, type Passing } from '../sync/passing.ts';
import { unpark } from '../sync/unpark.ts';
import { WorkingCopy } from '../sync/working-copy.ts';

/** Ops in one transaction: tablets push in between. */
const piece = 200;

/** Takes in all that is kept apart of this device. Gives the heads that moved. */
export async function takeIn(storage: Storage, device: string, nowMs: number): Promise<Map<string, number>> {
  const moved = new Map<string, number>();
  for (let seq = 0; ;) {
    const rows = await storage.care.keptApartAfter([device], { device, seq }, piece);
    const last = rows.at(-1);
    if (!last) return moved;
    const heads = await storage.transaction((transaction) => take(transaction, rows, nowMs));
    for (const [scope, head] of heads) moved.set(scope, head);
    seq = last.seq;
  }
}

async function take(transaction: Transaction, rows: readonly OpRow[], nowMs: number): Promise<Map<string, number>> {
  const [first, last] = [rows[0] as OpRow, rows.at(-1) as OpRow];
  const device = await transaction.lockDevice(first.device);
  if (!device) return new Map();
  const { unitId } = device;
  const scopes = scopeKindsFor('administrator').map((kind) => scopeOf(kind, unitId));
  const heads = await transaction.lockScopes(scopes.sort());
  // Somebody else may have taken them in meanwhile.
  const kept = (await transaction.opsOf(first.device, first.seq, last.seq)).filter(isApart);
  const passing = kept.flatMap(passingOf);
  const names = passing.map(({ op }) => ({ scope: op.scope, type: op.type, id: op.recordId }));
  const copy = new WorkingCopy(await transaction.records(names));
  for (const group of groupsOf(passing)) takeGroup(group, { ...device, state: 'active' }, copy);
  const awoken = await unpark(transaction, copy, { names: () => names, unitId });
  await eraseQuotes(transaction, copy, passing);
  await findCases(transaction, copy, { unitId, passing });

  const { rows: changed, moved, seqs } = numberChanges(copy, heads);
  await transaction.putRecords(changed);
  const cameAt = new Map(kept.map(({ seq, receivedAt }) => [seq, receivedAt]));
  const settled = passing.map((passed) =>
    opRowOf(passed, { copy, seqs, receivedAt: cameAt.get(passed.op.seq) as string }),
  );
  await transaction.putOps([...settled, ...awoken.map((row) => ({ ...row, scopeSeq: seqOf(row, copy, seqs) }))]);
  await eraseTexts(transaction, copy, names);
  for (const [scope, head] of moved) await transaction.setHead(scope, head, nowMs);
  return moved;
}

const isApart = ({ outcome }: OpRow) => keptApart.includes(outcome as Outcome);

/** Nothing is left of what was erased meanwhile: it stays as it is. */
function passingOf({ wire, hash, effective, signed = false }: OpRow): Passing[] {
  const op = opFromWire(JSON.parse(wire));
  return op ? [{ op, wire, hash, effective, signed, outcome: 'applied' }] : [];
}

/** All of the group or none of it. */
function takeGroup(group: readonly Passing[], device: DeviceRow, copy: WorkingCopy): void {
  const judged = group.map((passed) => judge(passed.op, device, passed.effective));
  const kept = judged.find((verdict) => 'kept' in verdict);
  if (kept && 'kept' in kept) for (const passed of group) passed.outcome = kept.kept;
  if (kept) return;
  try {
    copy.attempt(() => {
      for (const [at, verdict] of judged.entries())
        if ('op' in verdict) applyOne(verdict.op, group[at] as Passing, copy);
    });
  } catch {
    for (const passed of group) passed.outcome = 'quarantined:server_error';
  }
}
