// What a device does when the server is not where it was: restored from a backup, or unable to answer an old cursor. The
// device hands in again whatever it still has and reads the scope anew; nothing it wrote is dropped.
import type { ClockRow, ServerRow } from '../database.ts';
import { database } from '../open-database.ts';
import { waitAgain } from '../answers/settle.ts';
import { transact } from '../upkeep/steady.ts';

/** Sets the scope's cursor back to the beginning, and every op this device still holds waits again: whether the server lost
 * some cannot be seen from here, and it knows those it has by their numbers. */
export async function beginAgain(scope: string, epoch: string): Promise<void> {
  const db = database();
  await transact(db, ['meta', 'answer', 'outbox'], async () => {
    const [clock, server] = await Promise.all([db.meta.get('clock'), db.meta.get('server')]);
    if (clock?.id !== 'clock' || server?.id !== 'server') return;
    await waitAgain();
    await db.meta.put({ ...server, epoch } satisfies ServerRow);
    await db.meta.put({ ...clock, cursors: { ...clock.cursors, [scope]: 0 } } satisfies ClockRow);
  });
}

/** A round trip longer than this says too little about the clock, in milliseconds. */
const longestTrip = 2_000;

/** Learns how far this tablet's clock is from the server's. Stamps use it; times that people entered are left alone. */
export async function measureClock(seen: { serverMs: number; sentAt: number; receivedAt: number }): Promise<void> {
  const trip = seen.receivedAt - seen.sentAt;
  if (trip < 0 || trip > longestTrip) return;
  const offset = Math.round(seen.serverMs - (seen.sentAt + trip / 2));
  const db = database();
  await transact(db, ['meta'], async () => {
    const clock = await db.meta.get('clock');
    if (clock?.id === 'clock' && Math.abs(clock.offset - offset) > 500) await db.meta.put({ ...clock, offset });
  });
}
