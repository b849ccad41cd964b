// Asks for the session before anything else is read: the browser opens the database while the screens are still being
// evaluated. It must stay the first import of main.tsx.
import { useWorker } from '#device/catalogue/desk.ts';
import { holdQuestions } from '#device/read/live.ts';
import { startSession } from '#device/session.ts';
import { readSentinel } from '#device/upkeep/sentinel.ts';
import { firstTouch } from '#ui/signal/first-touch.ts';
import { afterReady } from '#ui/signal/ready-mark.ts';
import { lastLook } from './last-look.ts';
import { catalogueWorkerHere } from './trusted.ts';

/** The shelves of a known library need nothing but titles, and those come from the catalogue's worker: what the page itself
 * asks of the database would only hold them up. Who touches something may go elsewhere, where it is needed. */
function titlesFirst(): Promise<unknown> | undefined {
  const look = location.pathname === '/shelves' ? lastLook(() => localStorage) : undefined;
  if (!look || look.settings?.role === 'kiosk') return undefined;
  const first = Promise.race([afterReady(), firstTouch(globalThis)]);
  holdQuestions(first);
  return first;
}
const first = titlesFirst();
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
