// The journal does not grow for ever: runs that were answered long ago and whose effects have been pulled leave the queue.
import type { ClockRow } from '../database.ts';
import { database } from '../open-database.ts';
import { isPulled } from '../outbox.ts';
import { transact } from '../upkeep/steady.ts';

/** Drops the ops of the oldest run of answers if it ended before this moment. Ops that the server keeps without having applied
 * them stay, and so does the last run: it says how far the queue is answered. True when there may be more. */
export async function trimJournal(answeredBefore: number): Promise<boolean> {
  const db = database();
  return transact(db, ['outbox', 'answer', 'held', 'meta'], async () => {
    const [oldest, next] = await db.answer.orderBy('from').limit(2).toArray();
    const { cursors } = (await db.meta.get('clock')) as ClockRow;
    if (!oldest || !next || (oldest.at ?? 0) >= answeredBefore || !isPulled(oldest, cursors)) return false;
    const held = new Set(await db.held.toCollection().primaryKeys());
    const seqs = await db.outbox.where('seq').between(0, oldest.to, true, true).primaryKeys();
    await db.outbox.bulkDelete(seqs.filter((seq) => !held.has(seq)));
    await db.answer.delete(oldest.from);
    return true;
  });
}
