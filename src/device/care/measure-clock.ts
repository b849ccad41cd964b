// Learns from the server what the time is. Nothing is refused or rewritten for it: stamps and "now" are corrected from then on.
import { learnClock } from '../clock.ts';
import type { ClockRow } from '../database.ts';
import { database } from '../open-database.ts';
import { transact } from '../upkeep/steady.ts';

/** A clock that seems to have moved by less than this has not, in milliseconds. */
const leastMove = 500;
/** After a round trip longer than this the clock is believed to have moved only if it has by more than the trip took. */
const longestTrip = 2_000;
/** What the time was is written down this often, in milliseconds. */
const tellMs = 60_000;

/** A server that believes it is earlier has a dead clock itself: there was no such library then. */
const earliestMs = Date.UTC(2026, 0);

/** `serverMs` is what the server said the time was, between a question and its answer by this tablet's clock. */
export async function measureClock(seen: { serverMs: number; sentAt: number; receivedAt: number }): Promise<void> {
  const { serverMs, sentAt, receivedAt } = seen;
  const trip = receivedAt - sentAt;
  if (trip < 0 || serverMs < earliestMs) return;
  const measured = Math.round(serverMs - (sentAt + trip / 2));
  const least = trip > longestTrip ? trip : leastMove;
  const db = database();
  const news = async (): Promise<ClockRow | undefined> => {
    const clock = await db.meta.get('clock');
    if (clock?.id !== 'clock') return undefined;
    const offset = Math.abs(clock.offset - measured) > least ? measured : clock.offset;
    learnClock({ offset, toldAt: serverMs });
    const isFresh = Math.abs(serverMs - (clock.toldAt ?? 0)) < tellMs;
    return offset === clock.offset && isFresh ? undefined : { ...clock, offset, toldAt: serverMs };
  };
  // Nearly always there is none, and whoever writes need not wait for that.
  if (!(await news())) return;
  await transact(db, ['meta'], async () => {
    const clock = await news();
    if (clock) await db.meta.put(clock);
  });
}
