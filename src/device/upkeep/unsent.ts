// What waits to be sent, as text to be handed out: from the database where it still answers, else from the second copy.
import { opToWire, type Op } from '#protocol/op.ts';
import { database } from '../open-database.ts';
import { answeredUpTo } from '../outbox.ts';
import { readCard, readCopy } from './second-copy.ts';

/** One op a line, as it travels. */
export async function waitingAsText(): Promise<{ readonly count: number; readonly text: string }> {
  const ops = await fromDatabase().catch(fromCopy);
  return { count: ops.length, text: ops.map((op) => `${JSON.stringify(opToWire(op))}\n`).join('') };
}

async function fromDatabase(): Promise<Op[]> {
  const db = database();
  const rows = await db.outbox
    .where('seq')
    .above(await answeredUpTo(db))
    .toArray();
  return rows.map(({ op }) => op);
}
async function fromCopy(): Promise<Op[]> {
  const kept = await readCard();
  return kept ? (await readCopy(kept.clock.device)).map(({ op }) => op) : [];
}
