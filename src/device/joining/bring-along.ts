// Writes this device's whole queue out anew for another library: new device, new numbers from 1, the new library's scopes.
// Ids, contents and stamps stay as they were made, so whatever has the same natural key there becomes one record.
import { recordKey, type Op } from '#protocol/op.ts';
import { readScope, scopeOf } from '#protocol/scope.ts';
import type { AnyRow, ClockRow, Database, QueuedOp } from '../database.ts';
import { recordTypes, records } from '#domain/records.ts';

export interface NewHome {
  readonly device: string;
  readonly unitId: string;
  /** Whether this library's name is kept: the server's has none yet. */
  readonly keepsName: boolean;
}

/** Must run inside a transaction over all tables. */
export async function bringAlong(db: Database, home: NewHome): Promise<void> {
  const clock = (await db.meta.get('clock')) as ClockRow;
  const queued = await db.outbox.orderBy('seq').toArray();
  const kept = queued.filter(({ op }) => op.type !== 'unit' || home.keepsName);
  const seqs = new Map(kept.map(({ seq }, at) => [seq, at + 1]));
  await Promise.all([db.outbox.clear(), db.answer.clear(), db.held.clear()]);
  await db.outbox.bulkAdd(kept.map(({ op }) => movedOp(op, home, seqs)));
  for (const type of recordTypes) {
    await db
      .table<AnyRow, string>(type)
      .toCollection()
      .modify((row) => {
        Object.assign(row, { scope: moveScope(row.scope, home.unitId), seq: 0 });
      });
    if (records[type].kind === 'count') await renameCounter(db, type, clock.device, home.device);
  }
  await moveUnit(db, clock.unitId, home);
  await db.shadow.clear();
  await db.meta.put({ ...clock, device: home.device, unitId: home.unitId, cursors: {} });
}

function movedOp(op: Op, home: NewHome, seqs: ReadonlyMap<number, number>): QueuedOp {
  const seq = seqs.get(op.seq) as number;
  const recordId = op.type === 'unit' ? home.unitId : op.recordId;
  const group = op.group === undefined ? undefined : firstOf(op, seqs);
  const moved: Op = {
    ...op,
    device: home.device,
    seq,
    ...(group === undefined ? {} : { group }),
    scope: moveScope(op.scope, home.unitId),
    recordId,
    base: 0,
  };
  return { seq, key: recordKey(op.type, recordId), op: moved };
}

/** A group whose first op was left out is named by its next. */
function firstOf(op: Op, seqs: ReadonlyMap<number, number>): number {
  for (let seq = op.group ?? op.seq; seq < op.seq; seq += 1) {
    const moved = seqs.get(seq);
    if (moved !== undefined) return moved;
  }
  return seqs.get(op.seq) as number;
}

function moveScope(scope: string, unitId: string): string {
  const read = readScope(scope);
  return read ? scopeOf(read.kind, unitId) : scope;
}

async function renameCounter(db: Database, type: string, from: string, to: string): Promise<void> {
  await db
    .table<AnyRow, string>(type)
    .toCollection()
    .modify((row) => {
      const { [from]: own, ...others } = row.body.counts ?? {};
      Object.assign(row, { body: { ...row.body, counts: own ? { ...others, [to]: own } : others } });
    });
}

/** The library's own record has the library's id. */
async function moveUnit(db: Database, from: string, home: NewHome): Promise<void> {
  const row = await db.unit.get(from);
  if (!row || from === home.unitId) return;
  await db.unit.delete(from);
  if (home.keepsName) await db.unit.put({ ...row, id: home.unitId });
}
