// Ops that came before the record they belong to: judged and applied, in their order, as soon as the record is there. Waiting
// gives no rights: the role counts that the device had when the op counts. It takes none away either: the device belonged when
// it handed the op in, or the op would not wait.
import { opFromWire } from '#protocol/op.ts';
import type { OpRow, RecordName, Transaction } from '../storage/storage.ts';
import { definitionOf } from '#domain/records.ts';
import { judge } from './judge.ts';
import type { WorkingCopy } from './working-copy.ts';

/** Applies what waited for these records, if they have just come into being. Returns the ops that no longer wait. */
export async function unpark(
  transaction: Transaction,
  copy: WorkingCopy,
  { names, unitId }: { readonly names: readonly RecordName[]; readonly unitId: string },
): Promise<OpRow[]> {
  if (!(await transaction.anyParked())) return [];
  const born = names.filter((name) => !copy.stored(name) && copy.state(name));
  const waiting = await transaction.parkedOps(born);
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
    const isFact = definitionOf(op.type)?.kind === 'fact';
    try {
      copy.attempt(() => copy.apply(isFact ? verdict.op : { ...verdict.op, stamp: row.effective }));
      awoken.push({ ...row, outcome: 'applied' });
    } catch {
      awoken.push({ ...row, outcome: 'quarantined:server_error' });
    }
  }
  return awoken;
}
