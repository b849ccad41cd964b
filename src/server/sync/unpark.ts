// Ops that came before the record they belong to: judged and applied, in their order, as soon as the record is there. Waiting
// gives no rights: the role counts that the device had when the op counts. It takes none away either: the device belonged when
// it handed the op in, or the op would not wait.
import { opFromWire, type Op } from '#protocol/op.ts';
import type { Stamp } from '#protocol/stamp.ts';
import type { DeviceRow, OpRow, RecordName, Transaction } from '../storage/storage.ts';
import { definitionOf } from '#domain/records.ts';
import { judge } from './judge.ts';
import type { Passing } from './passing.ts';
import type { WorkingCopy } from './working-copy.ts';

export interface Waiting {
  /** Asked only where anything waits, which is hardly ever. */
  readonly names: () => readonly RecordName[];
  readonly unitId: string;
  /** This very push, of which some ops came before their records: they are woken in place. */
  readonly push?: { readonly device: DeviceRow; readonly fresh: readonly Passing[] };
}
const isBorn = (copy: WorkingCopy, name: RecordName) => !copy.stored(name) && copy.state(name) !== undefined;

/** Applies what waited for these records, if they have just come into being. Returns the ops that no longer wait. */
export async function unpark(
  transaction: Transaction,
  copy: WorkingCopy,
  { names, unitId, push }: Waiting,
): Promise<OpRow[]> {
  if (push) wake(copy, push);
  if (!(await transaction.anyParked())) return [];
  const waiting = await transaction.parkedOps(names().filter((name) => isBorn(copy, name)));
  if (waiting.length === 0) return [];
  // Not locked: whoever pushes holds its device and waits for the scopes that are held here.
  const devices = new Map((await transaction.devicesOf(unitId)).map((device) => [device.id, device]));
  const awoken: OpRow[] = [];
  for (const row of waiting) {
    const op = opFromWire(JSON.parse(row.wire));
    const device = devices.get(row.device);
    if (!op || !device) continue;
    const verdict = judge(op, { ...device, state: 'active' }, row.effective);
    if ('kept' in verdict) {
      if (verdict.kept !== 'parked') awoken.push({ ...row, outcome: verdict.kept });
      continue;
    }
    try {
      copy.attempt(() => applyAs(copy, verdict.op, row.effective));
      awoken.push({ ...row, outcome: 'applied' });
    } catch {
      awoken.push({ ...row, outcome: 'quarantined:server_error' });
    }
  }
  return awoken;
}

/** A server that was put back opens its cases anew, and may have heard before what was decided about them. */
export function unparkCases(
  transaction: Transaction,
  copy: WorkingCopy,
  waiting: Omit<Waiting, 'names'>,
): Promise<OpRow[]> {
  return unpark(transaction, copy, { ...waiting, names: () => copy.changes().filter(({ type }) => type === 'case') });
}

function wake(copy: WorkingCopy, { device, fresh }: NonNullable<Waiting['push']>): void {
  for (const passed of fresh) {
    const { op, effective } = passed;
    if (passed.outcome !== 'parked' || !isBorn(copy, { scope: op.scope, type: op.type, id: op.recordId })) continue;
    const verdict = judge(op, device, effective);
    passed.outcome = 'kept' in verdict ? verdict.kept : 'applied';
    if ('op' in verdict) applyAs(copy, verdict.op, effective);
  }
}

/** A fact keeps the stamp its device gave, since removals name it; where the newest wins, the effective one counts. */
export function applyAs(copy: WorkingCopy, op: Op, effective: Stamp): void {
  copy.apply(definitionOf(op.type)?.kind === 'fact' ? op : { ...op, stamp: effective });
}
