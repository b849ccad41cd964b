// Writes this device's queue out anew, for another library or under another name: new device, new numbers from 1, the library's
// scopes; of one and the same library only what its server lacks.
// Ids, contents and stamps stay as they were made, so whatever has the same natural key there becomes one record. What others
// wrote stays behind with the library it belongs to: nothing would ever send it to the new one.
import { recordKey, type Op } from '#protocol/op.ts';
import { readScope, scopeOf } from '#protocol/scope.ts';
import type { AnyRow, ClockRow, Database, QueuedOp } from '../database.ts';
import { forgetTitles } from '../catalogue/lists.ts';
import { layOver } from '../rebase.ts';
import { lastSums, oneLess, ownParts } from './parting.ts';
import { rowFromState } from '../row.ts';
import { recordTypes, records } from '#domain/records.ts';

export interface NewHome {
  readonly device: string;
  readonly unitId: string;
  /** Whether this library's name is kept: the server's has none yet. */
  readonly keepsName: boolean;
  /** The stamps of what its server has of the old name: that stays there. */
  readonly had?: readonly string[];
}

/** Must run inside a transaction over all tables. */
export async function bringAlong(db: Database, home: NewHome): Promise<void> {
  const clock = (await db.meta.get('clock')) as ClockRow;
  const queued = await db.outbox.orderBy('seq').toArray();
  const kept = leftToHandIn(queued, home).filter(({ op }) => op.type !== 'unit' || home.keepsName);
  const seqs = new Map(kept.map(({ seq }, at) => [seq, at + 1]));
  await Promise.all([db.outbox.clear(), db.answer.clear(), db.held.clear()]);
  const moved = kept.map((queued) => ({ ...queued, ...movedOp(queued.op, home, seqs) }));
  await db.outbox.bulkAdd(moved);
  if (clock.unitId !== home.unitId) await leaveOthersBehind(db, moved);
  const renaming = {
    from: clock.device,
    to: home.device,
    ...(home.had === undefined ? {} : { stated: lastSums(moved) }),
  };
  for (const type of recordTypes) {
    await db
      .table<AnyRow, string>(type)
      .toCollection()
      .modify((row) => {
        Object.assign(row, { scope: moveScope(row.scope, home.unitId), seq: 0 });
      });
    if (records[type].kind === 'count') await renameCounter(db, type, renaming);
  }
  await moveUnit(db, clock.unitId, { ...home, keepsName: moved.some(({ op }) => op.type === 'unit') });
  await db.shadow.clear();
  await db.meta.put({ ...clock, device: home.device, unitId: home.unitId, cursors: {} });
}

function leftToHandIn(queued: readonly QueuedOp[], { had }: NewHome): readonly QueuedOp[] {
  if (had === undefined) return queued;
  const there = new Set(had);
  const earlier = queued.filter(({ op }) => there.has(op.stamp));
  const going = queued.filter(({ op }) => !there.has(op.stamp));
  // A queue that is there from its beginning lacks nothing that was counted before.
  return ownParts({ going, earlier, otherwise: queued[0]?.seq === 1 ? () => 0 : oneLess });
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

interface Renaming {
  readonly from: string;
  readonly to: string;
  /** What goes on under the new name alone, where the server keeps the rest under the old one. */
  readonly stated?: ReadonlyMap<string, number>;
}
async function renameCounter(db: Database, type: string, { from, to, stated }: Renaming): Promise<void> {
  await db
    .table<AnyRow, string>(type)
    .toCollection()
    .modify((row) => {
      const { [from]: own, ...others } = row.body.counts ?? {};
      if (!own) return;
      const [sum, stamp] = own;
      const anew = stated ? (stated.get(recordKey(type, row.id)) ?? 0) : sum;
      const left = stated ? { [from]: [sum - anew, stamp] as const } : {};
      const counts = { ...others, ...left, [to]: [anew, stamp] as const };
      Object.assign(row, { body: { ...row.body, counts } });
    });
}

/** The library's own record has the library's id. A name that this device did not give it stays behind. */
async function moveUnit(db: Database, from: string, home: NewHome): Promise<void> {
  const row = await db.unit.get(from);
  if (!row || from === home.unitId) return;
  await db.unit.delete(from);
  if (home.keepsName) await db.unit.put({ ...row, id: home.unitId });
}

/** A row with a number came from the old library's server, and others may have had a part in it: it becomes what this device
 * itself wrote of it, or goes. Rows without one were never anywhere else. */
async function leaveOthersBehind(db: Database, moved: readonly QueuedOp[]): Promise<void> {
  const own = new Map<string, Op[]>();
  for (const { key, op } of moved) own.set(key, [...(own.get(key) ?? []), op]);
  for (const type of recordTypes.filter((one) => one !== 'unit')) {
    const table = db.table<AnyRow, string>(type);
    const fetched = await table.filter(({ seq }) => seq > 0).primaryKeys();
    const rebuilt = fetched.flatMap((id) => {
      const ops = own.get(recordKey(type, id)) ?? [];
      const state = layOver(type, undefined, ops);
      return state ? [rowFromState({ type, id, scope: ops[0]?.scope ?? '', seq: 0 }, state)] : [];
    });
    await table.bulkDelete(fetched);
    await table.bulkPut(rebuilt);
  }
  await Promise.all([db.unknownRow.clear(), db.segment.clear(), db.load.clear(), forgetTitles(db)]);
}
