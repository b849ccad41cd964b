// What a device wrote while it was suspended or taken out is kept apart. When a person says that it counts, it is judged and
// applied as if its device had never been let go: each op from the time at which it was written, in the order of its device.
import { opFromWire, type Op } from '#protocol/op.ts';
import { keptApart, pushLimit, type Outcome } from '#protocol/push.ts';
import type { OpRow, Storage, Transaction } from '../storage/storage.ts';
import { applyJudged, takeUp, writeDown } from '../sync/accept-push.ts';
import { judge } from '../sync/judge.ts';
import { groupsOf, type Passing } from '../sync/passing.ts';

/** Most ops in one transaction: tablets push in between. No group is larger. */
const piece = pushLimit;

/** Takes in all that is kept apart of this device. Gives the heads that moved. */
export async function takeIn(storage: Storage, device: string, nowMs: number): Promise<Map<string, number>> {
  const moved = new Map<string, number>();
  for (let seq = 0; ;) {
    const rows = await storage.care.keptApartAfter([device], { device, seq }, piece);
    const [first] = rows;
    if (!first) return moved;
    const named = { device, from: first.seq, to: endOf(rows) };
    const heads = await storage.transaction((transaction) => take(transaction, named, nowMs));
    for (const [scope, head] of heads) moved.set(scope, head);
    seq = named.to;
  }
}

/** Where a piece ends: a group that may go on behind it waits for the next. */
function endOf(rows: readonly OpRow[]): number {
  const groups = groupsOf(rows.flatMap(passingOf));
  const begun = rows.length === piece && groups.length > 1 ? groups.at(-1)?.[0] : undefined;
  return begun ? begun.op.seq - 1 : (rows.at(-1)?.seq ?? 0);
}

interface Named {
  readonly device: string;
  readonly from: number;
  readonly to: number;
}
async function take(transaction: Transaction, named: Named, nowMs: number): Promise<ReadonlyMap<string, number>> {
  const device = await transaction.lockDevice(named.device);
  if (!device) return new Map();
  // Somebody else may have taken them in meanwhile.
  const kept = (await transaction.opsOf(device.id, named.from, named.to)).filter(isApart);
  const fresh = kept.flatMap(passingOf);
  const asBefore = { ...device, state: 'active' } as const;
  const taken = await takeUp(transaction, device.unitId, fresh);
  for (const group of groupsOf(fresh)) {
    const judged = group.map((passed) => judge(passed.op, asBefore, passed.effective));
    applyJudged(group, judged, taken.copy);
  }
  const cameAt = new Map(kept.map(({ seq, receivedAt }) => [seq, receivedAt]));
  const came = ({ seq }: Op) => cameAt.get(seq) as string;
  return (await writeDown(transaction, taken, { device: asBefore, fresh, cameAt: came, nowMs })).moved;
}

const isApart = ({ outcome }: OpRow) => keptApart.includes(outcome as Outcome);

/** Nothing is left of what was erased meanwhile: it stays as it is. */
function passingOf({ wire, hash, effective, signed = false }: OpRow): Passing[] {
  const op = opFromWire(JSON.parse(wire));
  return op ? [{ op, wire, hash, effective, signed, outcome: 'applied' }] : [];
}
