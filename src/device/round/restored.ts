// What a device does when the server is not where it was: restored from a backup, or unable to answer an old cursor. The
// device hands in again whatever the server lacks and reads every scope anew; nothing it wrote is dropped.
import type { Database } from '../database.ts';
import { database } from '../open-database.ts';
import { askAgain } from '../answers/parked.ts';
import { waitAgain } from '../answers/settle.ts';
import { transact } from '../upkeep/steady.ts';

/** The server is in an epoch this device did not know: it was restored. Whatever it lacks of this device waits again, and
 * every scope is read from the beginning. `has` is the highest op of this device there. */
export async function meetEpoch(epoch: string, has: number): Promise<void> {
  const db = database();
  await transact(db, ['meta', 'answer', 'outbox', 'held'], async () => {
    const [clock, server] = await Promise.all([db.meta.get('clock'), db.meta.get('server')]);
    if (clock?.id !== 'clock' || server?.id !== 'server') return;
    await waitAgain(has + 1);
    await askAgain(db);
    await forgetOldNumbers(db);
    const scopes = Object.keys(clock.cursors);
    const anew = { ...clock.anew, ...Object.fromEntries(scopes.map((scope) => [scope, 'forgetting' as const])) };
    await db.meta.bulkPut([
      { ...server, epoch },
      { ...clock, anew },
    ]);
  });
}

/** Whatever the server still has of this device is in every state that it will send. The numbers under which it once was, in
 * another epoch, may be far beyond those. */
async function forgetOldNumbers(db: Database): Promise<void> {
  await db.answer.toCollection().modify((run) => {
    Object.assign(run, { scopeSeqs: run.scopeSeqs.map((scopeSeq) => Math.min(scopeSeq, 1)) });
  });
}
