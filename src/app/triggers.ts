// What rings the bell for a round: the network comes back, somebody looks at the page, the server hints, the worker should
// know. The only file that listens to document and window for it, so that `device` never names them.
import { anythingWaits } from '#device/outbox.ts';
import { live } from '#device/read/live.ts';
import { listen } from '#device/round/live.ts';
import { startRounds } from '#device/round/schedule.ts';
import { session } from '#device/session.ts';
import { onWake, wake } from '#device/round/wake.ts';
import { afterSleep } from '#device/upkeep/after-sleep.ts';
import { syncTag } from '#protocol/worker-message.ts';

/** Between two tries to open the stream of hints, at least and at most, in milliseconds. */
const streamMs = { least: 1_000, most: 60_000 };

const isVisible = () => document.visibilityState === 'visible';

export function startTriggers(): void {
  session.setState({ online: navigator.onLine });
  addEventListener('online', () => {
    session.setState({ online: true });
    wake();
  });
  addEventListener('offline', () => session.setState({ online: false }));
  document.addEventListener('visibilitychange', () => isVisible() && void afterSleep().then(wake));
  startRounds({
    isVisible,
    isOnline: () => session.getState().online,
    onStart: () => session.setState({ sending: true }),
    onRound: () => session.setState({ sending: false }),
  });
  onWake(() => void askWorker());
  // Another tab may have written and been closed: whoever is open sends it.
  live(anythingWaits).subscribe({
    next: (waits) => waits && !session.getState().sending && wake(),
    error: () => undefined,
  });
  void holdStream();
}

/** Asks the browser to wake the worker when there is a connection, even after this page is closed. */
async function askWorker(): Promise<void> {
  if (!session.getState().server) return;
  const registration = await navigator.serviceWorker?.getRegistration();
  const sync = (registration as { sync?: { register: (tag: string) => Promise<void> } } | undefined)?.sync;
  // A browser may refuse background sync; the open page does the same on its own.
  await sync?.register(syncTag).catch(() => undefined);
}

/** Keeps one stream of hints open while somebody looks and there is a server. */
async function holdStream(): Promise<void> {
  let wait = streamMs.least;
  for (;;) {
    await untilOfUse();
    const stop = new AbortController();
    const hide = () => isVisible() || stop.abort();
    document.addEventListener('visibilitychange', hide);
    const wasOpen = await listen(stop.signal);
    document.removeEventListener('visibilitychange', hide);
    wait = wasOpen ? streamMs.least : Math.min(wait * 2, streamMs.most);
    if (wasOpen) wake();
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random() / 2)));
  }
}

/** Waits to be told, without a timer: a page that nobody looks at must not wake the tablet every second. */
function untilOfUse(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { server, online } = session.getState();
      if (!server || !online || !isVisible()) return;
      document.removeEventListener('visibilitychange', look);
      forget();
      resolve();
    };
    const forget = session.subscribe(look);
    document.addEventListener('visibilitychange', look);
    look();
  });
}
