// Asks for the session before anything else is read: the browser opens the database while the screens are still being
// evaluated. It must stay the first import of main.tsx.
import { startSession } from '#device/session.ts';
import { readSentinel } from '#device/upkeep/sentinel.ts';
import { startCatalogueWorker } from './trusted.ts';

/** Undefined once the session stands, or why the database could not be opened. */
export const began: Promise<{ readonly reason: unknown } | undefined> = startSession(putBack).then(
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
startCatalogueWorker();
// Opened on the shelves, their files are on the way while the rest is still being evaluated.
if (location.pathname === '/shelves') void import('#screens/shelves/shelves.tsx').catch(() => undefined);
// Only between two tasks does the question leave for the database; what stands in the files below can be read meanwhile.
await new Promise((resolve) => setTimeout(resolve));
