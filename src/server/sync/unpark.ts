// Ops that came before the record they belong to: applied, in their order, as soon as the record is there.
import { opFromWire } from '#protocol/op.ts';
import type { OpRow, RecordName, Transaction } from '../storage/storage.ts';
import { definitionOf } from '#domain/records.ts';
import type { WorkingCopy } from './working-copy.ts';

/** Applies what waited for these records, if they have just come into being. Returns the ops that no longer wait. */
export async function unpark(
  transaction: Transaction,
  copy: WorkingCopy,
  names: readonly RecordName[],
): Promise<OpRow[]> {
  if (!(await transaction.anyParked())) return [];
  const born = names.filter((name) => !copy.stored(name) && copy.state(name));
  const waiting = await transaction.parkedOps(born);
  const awoken: OpRow[] = [];
  for (const row of waiting) {
    const op = opFromWire(JSON.parse(row.wire));
    const definition = definitionOf(row.type);
    if (!op || !definition || op.version > definition.version) continue;
    try {
      copy.attempt(() => copy.apply(definition.kind === 'fact' ? op : { ...op, stamp: row.effective }));
      awoken.push({ ...row, outcome: 'applied' });
    } catch {
      awoken.push({ ...row, outcome: 'quarantined:server_error' });
    }
  }
  return awoken;
}
