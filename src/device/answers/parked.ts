// Ops that the server keeps until it can apply them, or until a person takes in what a device wrote while it was let go. Nobody
// tells a device when that has come, so it asks with every pull; else it would show its own value over all others for ever.
import { mostParked } from '#protocol/pull.ts';
import { waitsForMore, type PushAnswer } from '#protocol/push.ts';
import type { AnyRow, ClockRow, Database, HeldRow, QueuedOp } from '../database.ts';
import { database } from '../open-database.ts';
import { answeredUpTo } from '../outbox.ts';
import { mustBeOurs, type Turn } from '../round/turn.ts';
import { transact } from '../upkeep/steady.ts';
import { drawAnew } from './settle.ts';

/** Where the last question ended: what waits for long must not keep the others from being asked about. */
let askedUpTo = 0;

/** Numbers of ops to ask about now, those after the last question first. */
export async function parkedOps(): Promise<number[]> {
  const held = await database().held.toArray();
  const seqs = held.filter(({ outcome }) => waitsForMore(outcome)).map(({ seq }) => seq);
  const asked = [...seqs.filter((seq) => seq > askedUpTo), ...seqs.filter((seq) => seq <= askedUpTo)];
  const now = asked.slice(0, mostParked);
  askedUpTo = now.at(-1) ?? 0;
  return now;
}

type Outcomes = PushAnswer['outcomes'];

/** Takes in what became of them. One whose effect has not been pulled yet is left: it is asked about again. */
export async function settleParked(outcomes: Outcomes, turn: Turn): Promise<void> {
  const db = database();
  await transact(db, db.tables, async () => {
    await mustBeOurs(db, turn);
    const [clock, upTo] = await Promise.all([db.meta.get('clock'), answeredUpTo(db)]);
    const { cursors } = clock as ClockRow;
    // What waits again does so for a server that was put back: what was told is of the server before.
    for (const outcome of outcomes) if (outcome[0] <= upTo) await settleOne(db, outcome, cursors);
  });
}

async function settleOne(db: Database, [seq, outcome, scopeSeq]: Outcomes[number], cursors: ClockRow['cursors']) {
  const [held, queued] = await Promise.all([db.held.get(seq), db.outbox.get(seq)]);
  if (!held || !queued || !waitsForMore(held.outcome) || waitsForMore(outcome)) return;
  const { op, key } = queued;
  if (!outcome.startsWith('applied')) await db.held.put({ seq, outcome, isOpen: 1 });
  else if (scopeSeq > (cursors[op.scope] ?? 0)) return;
  else {
    await db.held.delete(seq);
    await noteNumber(db, queued, scopeSeq);
  }
  if ((await db.shadow.get(key)) || (await isOwnOnly(db, key))) await drawAnew(db, key);
}

/** Whether the record is known from own ops alone. */
async function isOwnOnly(db: Database, key: string): Promise<boolean> {
  const [type, id] = key.split(' ') as [string, string];
  return (await db.table<AnyRow, string>(type).get(id))?.seq === 0;
}

/** An op whose answer has left the journal leaves it now as well. */
async function noteNumber(db: Database, { seq, op }: QueuedOp, scopeSeq: number): Promise<void> {
  const run = await db.answer.where('from').belowOrEqual(seq).last();
  if (!run || run.to < seq) return db.outbox.delete(seq);
  const scopeSeqs = run.scopeSeqs.map((known, at) => (run.from + at === seq ? scopeSeq : known));
  const heads = { ...run.heads, [op.scope]: Math.max(run.heads[op.scope] ?? 0, scopeSeq) };
  const unparked = [...new Set([...(run.unparked ?? []), seq])];
  await db.answer.put({ ...run, scopeSeqs, heads, unparked });
}

/** A server that was put back may hold as parked again what had come to count: it is asked once more. Must run inside a
 * transaction over the answers and what is held. */
export async function askAgain(db: Database): Promise<void> {
  for (const { unparked = [], to } of await db.answer.toArray())
    await db.held.bulkPut(unparked.filter((seq) => seq <= to).map((seq): HeldRow => ({ seq, outcome: 'parked' })));
}
