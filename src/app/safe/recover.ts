// When the database does not open: tries again a few times, as browsers need after a crash, and then leads to the safe page.
// Where nothing was ever kept (a private window, a browser that forbids it) there is nothing to recover.
import { reopen } from '#device/open-database.ts';
import { readSentinel } from '#device/upkeep/sentinel.ts';

/** Pauses before each try, in milliseconds. */
const pausesMs = [300, 1_000, 3_000];

/** Loads the page again, or leads away from it; resolves only when nothing can be done here. */
export async function recover(): Promise<void> {
  if (!readSentinel(() => localStorage)) return;
  for (const pause of pausesMs) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const opened = await reopen().then(
      () => true,
      () => false,
    );
    if (opened) return leave(() => location.reload());
  }
  await leave(() => location.replace('/safe.html#store'));
}

/** The page goes on as it is until the browser has left it. */
function leave(go: () => void): Promise<void> {
  go();
  return new Promise(() => undefined);
}
