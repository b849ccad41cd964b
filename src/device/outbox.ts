// The queue of ops that wait for the server, and for a while those it answered (the journal, for a server that has to be
// restored). Ops are never altered here; only what is known of their fate is.
import { recordKey, type Op } from '#protocol/op.ts';
import type { PushAnswer } from '#protocol/push.ts';
import type { AnyRow, Database, QueuedOp } from './database.ts';
import { database } from './open-database.ts';
import { layOver } from './rebase.ts';
import { rowFromState } from './row.ts';

/** The oldest waiting ops, at most `most` of them. */
export async function peek(most: number): Promise<Op[]> {
  const waiting = await database().outbox.where('status').equals('waiting').limit(most).toArray();
  return waiting.map(({ op }) => op);
}

/** How many ops wait, and the oldest of them. */
export async function waitingNow(): Promise<{ count: number; oldest?: QueuedOp }> {
  const waiting = () => database().outbox.where('status').equals('waiting');
  const [count, oldest] = await Promise.all([waiting().count(), waiting().first()]);
  return { count, oldest };
}

/** Whether any op waits: cheaper than counting a long queue. */
export async function anythingWaits(): Promise<boolean> {
  return (await peek(1)).length > 0;
}

/** Own uncovered ops of these records, in the order they were made. */
export async function pendingByKey(db: Database, keys: readonly string[]): Promise<Map<string, QueuedOp[]>> {
  const found = new Map<string, QueuedOp[]>();
  if ((await db.outbox.orderBy('pending').limit(1).primaryKeys()).length === 0) return found;
  const queued = await db.outbox.where('pending').anyOf(keys).toArray();
  for (const one of queued.sort((a, b) => a.seq - b.seq)) {
    const key = one.pending as string;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

/** Marks what the server answered; from then on an op no longer waits. An op it could not apply is no longer laid over its
 * record and waits for a person. One transaction: op, record and shadow agree. */
export async function settle(outcomes: PushAnswer['outcomes']): Promise<void> {
  const db = database();
  await db.transaction('rw', db.tables, async () => {
    const queued = await db.outbox.bulkGet(outcomes.map(([seq]) => seq));
    const settled: QueuedOp[] = [];
    for (const [at, [, outcome, scopeSeq]] of outcomes.entries()) {
      const one = queued[at];
      if (!one || one.status !== 'waiting') continue;
      settled.push(await answered(db, one, outcome, scopeSeq));
    }
    await db.outbox.bulkPut(settled);
    const refused = settled.filter(({ status }) => status === 'attention');
    for (const key of new Set(refused.map(({ op }) => recordKey(op.type, op.recordId)))) await rebase(db, key);
  });
}

async function answered(db: Database, one: QueuedOp, outcome: string, scopeSeq: number): Promise<QueuedOp> {
  const { pending, ...rest } = one;
  if (outcome.startsWith('quarantined')) return { ...rest, status: 'attention', outcome };
  if (outcome === 'parked') return { ...one, status: 'answered', outcome };
  const row = await db.table<AnyRow, string>(one.op.type).get(one.op.recordId);
  if (row && row.seq >= scopeSeq) return { ...rest, status: 'covered', outcome, scopeSeq };
  return { ...rest, pending, status: 'answered', outcome, scopeSeq };
}

/** Draws the record anew from what the server has and the own ops that still stand. */
async function rebase(db: Database, key: string): Promise<void> {
  const [type, id] = key.split(' ') as [string, string];
  const table = db.table<AnyRow, string>(type);
  const [row, shadow, own] = await Promise.all([table.get(id), db.shadow.get(key), pendingByKey(db, [key])]);
  const rest = own.get(key) ?? [];
  const state = layOver(
    type,
    shadow?.state,
    rest.map(({ op }) => op),
  );
  const scope = row?.scope ?? rest[0]?.op.scope ?? '';
  if (state) await table.put(rowFromState({ type, id, scope, seq: shadow?.seq ?? 0 }, state));
  else await table.delete(id);
  if (rest.length === 0) await db.shadow.delete(key);
}

/** Everything this device ever wrote waits again: the server lost what came after some backup, or asks from a number on. */
export async function waitAgain(fromSeq = 1): Promise<void> {
  const db = database();
  await db.outbox
    .where('seq')
    .aboveOrEqual(fromSeq)
    .filter(({ status }) => status !== 'attention' || fromSeq > 1)
    .modify((queued) => {
      Object.assign(queued, { status: 'waiting', pending: recordKey(queued.op.type, queued.op.recordId) });
    });
}
