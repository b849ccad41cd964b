// Asks the database before anything else is read, for the session or for what the first screen shows: the browser opens it while
// the screens are still being evaluated. It must stay the first import of main.tsx.
import { useWorker } from '#device/catalogue/desk.ts';
import { isRightEnough } from '#device/clock.ts';
import { database } from '#device/open-database.ts';
import { holdQuestions } from '#device/read/live.ts';
import { startSession, type Session } from '#device/session.ts';
import { readSentinel } from '#device/upkeep/sentinel.ts';
import { firstTouch } from '#ui/signal/first-touch.ts';
import { afterReady } from '#ui/signal/ready-mark.ts';
import { lastLook } from './last-look.ts';
import { catalogueWorkerHere } from './trusted.ts';

/** What the first screen of a known library shows comes first: titles on the shelves, from the catalogue's worker, and for Today
 * its one question. What else is asked of the database would only hold it up. Who touches something may go elsewhere, where it
 * is needed; and where Today finds that the database does not open, that must be heard. */
function screenFirst(): Promise<unknown> | undefined {
  const look = lastLook(() => localStorage);
  if (!look || look.settings?.role === 'kiosk') return undefined;
  const isToday = location.pathname === '/' && isDayKnown(look);
  if (!isToday && location.pathname !== '/shelves') return undefined;
  const fails = new Promise((resolve) => {
    if (isToday) database().open().catch(resolve);
  });
  const first = Promise.race([afterReady(), firstTouch(globalThis), fails]);
  holdQuestions(first);
  return first;
}
/** Without the session, a clock that is not known to be right might show another day first. */
const isDayKnown = ({ clockOffset }: Partial<Session>) => clockOffset !== undefined && isRightEnough(clockOffset);
const first = screenFirst();
const session = first ? first.then(() => startSession(putBack)) : startSession(putBack);

/** Undefined once the session stands, or why the database could not be opened. */
export const began: Promise<{ readonly reason: unknown } | undefined> = session.then(
  () => undefined,
  async (reason: unknown) => {
    await (await import('./safe/recover.ts')).recover();
    return { reason };
  },
);

/** A device that had a library and finds none was cleared by the browser; a new device finds nothing to put back. */
async function putBack(): Promise<void> {
  const { restoreLost } = await import('#device/upkeep/restore-lost.ts');
  await restoreLost(readSentinel(() => localStorage));
}
// In development the script is not built, and the page looks titles up itself.
if (import.meta.env.PROD && typeof Worker === 'function')
  useWorker(catalogueWorkerHere, location.pathname.startsWith('/shelves'));
// Only between two tasks does the question leave for the database; what stands in the files below can be read meanwhile.
await new Promise((resolve) => setTimeout(resolve));
