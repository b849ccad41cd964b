// The queue of ops that wait for the server, and for a while those it answered (the journal, for a server that has to be
// restored). Its rows are written once and never altered; how far the server has answered stands beside it (answers/).
import type { Op } from '#protocol/op.ts';
import type { AnswerRow, Database, QueuedOp } from './database.ts';
import { database } from './open-database.ts';

/** The last run of answers. */
export const lastAnswer = (db: Database) => db.answer.toCollection().last();

/** Every op up to this number has been answered. The last run of answers is kept for ever: it says so. */
export async function answeredUpTo(db: Database = database()): Promise<number> {
  return (await lastAnswer(db))?.to ?? 0;
}

/** The oldest waiting ops, at most `most` of them. With `after`: those behind that number instead, whatever has been answered
 * meanwhile; the answers, which may just be being written, are not asked then. */
export async function peek(most: number, after = 0): Promise<Op[]> {
  const db = database();
  const behind = async (from: number) =>
    (await db.outbox.where('seq').above(from).limit(most).toArray()).map(({ op }) => op);
  if (after > 0) return behind(after);
  return db.transaction('r', [db.answer, db.outbox], async () => behind(await answeredUpTo(db)));
}

/** How many ops wait, and the oldest of them. */
export async function waitingNow(): Promise<{ count: number; oldest?: QueuedOp }> {
  const db = database();
  return db.transaction('r', [db.answer, db.outbox], async () => {
    const waiting = db.outbox.where('seq').above(await answeredUpTo(db));
    const [count, oldest] = await Promise.all([waiting.clone().count(), waiting.clone().first()]);
    return { count, oldest };
  });
}

/** Whether any op waits: cheaper than counting a long queue. */
export async function anythingWaits(): Promise<boolean> {
  return (await peek(1)).length > 0;
}

/** Whether the effects of all these ops are in what was pulled up to these cursors. */
export function isPulled({ heads }: AnswerRow, cursors: Readonly<Record<string, number>>): boolean {
  return Object.entries(heads).every(([scope, head]) => head <= (cursors[scope] ?? 0));
}

/** An own op that may lie over what the server sent. */
export interface OwnOp {
  readonly op: Op;
  /** The state of its record with this number contains it; absent while nobody knows one. */
  readonly scopeSeq?: number;
}
/** Whether the server's state with this number contains the op. */
export const isCovered = ({ scopeSeq }: OwnOp, seq: number) => scopeSeq !== undefined && scopeSeq <= seq;

/** Own ops of these records that the cursors do not yet cover, in the order they were made. What the server keeps without
 * applying is not among them, but for what is parked. A record with a shadow is always among them, with all that it may have
 * over it: the cursor can be beyond an op while its record, which moved on since, comes with a later page. */
export async function ownOps(
  db: Database,
  keys: readonly string[],
  cursors: Readonly<Record<string, number>>,
): Promise<Map<string, OwnOp[]>> {
  const own = new Map<string, OwnOp[]>();
  const runs = await db.answer.toArray();
  const coveredUpTo = (runs.find((run) => !isPulled(run, cursors))?.from ?? (runs.at(-1)?.to ?? 0) + 1) - 1;
  const [last, held, laid] = await Promise.all([
    db.outbox.toCollection().last(),
    db.held.toArray(),
    withShadow(db, keys),
  ]);
  for (const key of laid) own.set(key, []);
  const parked = new Set(held.filter(({ outcome }) => outcome === 'parked').map(({ seq }) => seq));
  if ((last?.seq ?? 0) <= coveredUpTo && parked.size + laid.size === 0) return own;
  const kept = new Set(held.map(({ seq }) => seq));
  const queued = await db.outbox.where('key').anyOf(keys).toArray();
  for (const { seq, key, op } of queued.sort((a, b) => a.seq - b.seq)) {
    if (kept.has(seq) ? !parked.has(seq) : seq <= coveredUpTo && !laid.has(key)) continue;
    const scopeSeq = scopeSeqIn(runs, seq);
    own.set(key, [...(own.get(key) ?? []), { op, ...(scopeSeq > 0 ? { scopeSeq } : {}) }]);
  }
  return own;
}

/** Nearly always none has one. */
async function withShadow(db: Database, keys: readonly string[]): Promise<Set<string>> {
  if ((await db.shadow.count()) === 0) return new Set();
  return new Set(await db.shadow.where('key').anyOf(keys).primaryKeys());
}

function scopeSeqIn(runs: readonly AnswerRow[], seq: number): number {
  const run = runs.find(({ from, to }) => from <= seq && seq <= to);
  return run?.scopeSeqs[seq - run.from] ?? 0;
}
