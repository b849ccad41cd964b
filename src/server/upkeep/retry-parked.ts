// Ops that waited for this server to learn a newer kind of record: once an update knows it, they are judged and applied as if
// they came now, in the order of their devices. What waits for a record goes on waiting.
import { definitionOf } from '#domain/records.ts';
import { opFromWire } from '#protocol/op.ts';
import type { OpName } from './care.ts';
import type { DeviceRow, OpRow, Storage, Transaction } from '../storage/storage.ts';
import { judge } from '../sync/judge.ts';
import { numberChanges, seqOf } from '../sync/numbering.ts';
import { applyAs } from '../sync/unpark.ts';
import { WorkingCopy } from '../sync/working-copy.ts';

const piece = 200;

export async function retryParked(storage: Storage, nowMs: number): Promise<void> {
  for (let from: OpName = { device: '', seq: 0 }; ;) {
    const rows = await storage.care.parkedAfter(from, piece);
    const ready = rows.filter(({ type }) => definitionOf(type));
    const scopes = [...new Set(ready.map(({ scope }) => scope))];
    for (const scope of scopes)
      await storage.transaction((transaction) =>
        retry(
          transaction,
          ready.filter((row) => row.scope === scope),
          nowMs,
        ),
      );
    const last = rows.at(-1);
    if (!last || rows.length < piece) return;
    from = last;
  }
}

/** Ops of one scope. */
async function retry(transaction: Transaction, rows: readonly OpRow[], nowMs: number): Promise<void> {
  const scope = rows[0]?.scope ?? '';
  const heads = await transaction.lockScopes([scope]);
  const copy = new WorkingCopy(await transaction.records(rows.map((row) => ({ ...row, id: row.recordId }))));
  const settled: OpRow[] = [];
  // Not locked: whoever pushes holds its device and waits for the scope that is held here.
  const unitId = scope.slice(scope.indexOf(':') + 1);
  const devices = new Map((await transaction.devicesOf(unitId)).map((device) => [device.id, device]));
  for (const row of rows) settled.push(...again(copy, row, devices.get(row.device)));
  const { rows: changed, moved, seqs } = numberChanges(copy, heads);
  await transaction.putRecords(changed);
  await transaction.putOps(settled.map((row) => ({ ...row, scopeSeq: seqOf(row, copy, seqs) })));
  for (const [name, head] of moved) await transaction.setHead(name, head, nowMs);
}

function again(copy: WorkingCopy, row: OpRow, device: DeviceRow | undefined): OpRow[] {
  const op = opFromWire(JSON.parse(row.wire));
  if (!op || !device) return [];
  const verdict = judge(op, { ...device, state: 'active' }, row.effective);
  if ('kept' in verdict) return verdict.kept === 'parked' ? [] : [{ ...row, outcome: verdict.kept }];
  const name = { scope: row.scope, type: row.type, id: row.recordId };
  if (op.action !== 'put' && copy.state(name) === undefined) return [];
  applyAs(copy, verdict.op, row.effective);
  return [{ ...row, outcome: 'applied' }];
}
