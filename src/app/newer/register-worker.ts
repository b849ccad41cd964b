// Registers the service worker, looks for newer versions, and chooses the moment to speak of one. The way from one version to
// the next is ours (update.ts): it must know which worker waits at the moment somebody asks, not which one came first.
import { Workbox } from 'workbox-window';
import { round } from '#device/round/round.ts';
import { session } from '#device/session.ts';
import { copyQueue } from '#device/upkeep/second-copy.ts';
import { serviceWorker, trusted } from '../trusted.ts';
import { beServed } from './be-served.ts';
import { isQuiet, listenForSigns } from './quiet.ts';
import { followUpdates, update } from './update.ts';

/** How often a page that is left open asks for a newer version; between two looks at whether it may be spoken of. */
const everyMs = { hour: 3_600_000, look: 1_000 };
/** Nobody has touched anything for this long before staff are told, and before a kiosk helps itself: milliseconds. */
const quietMs = { said: 8_000, kiosk: 30_000 };

export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const { serviceWorker: container } = navigator;
  const workbox = new Workbox(trusted(serviceWorker), { updateViaCache: 'none' });
  // Not after the page's load event: this script comes late already, and an update must not come before we listen.
  const registration = await workbox.register({ immediate: true }).catch(() => undefined);
  if (!registration) return;
  const flush = async () => {
    await round();
    await copyQueue();
  };
  void beServed(container);
  followUpdates(registration, { container, flush, reload: () => location.reload() });
  const lookForNewer = () => void workbox.update().catch(() => undefined);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && lookForNewer());
  setInterval(lookForNewer, everyMs.hour);
  chooseTheMoment();
}

function chooseTheMoment(): void {
  listenForSigns();
  setInterval(() => {
    const { isReady, isSaid, takeOver } = update.getState();
    if (!isReady) return;
    if (session.getState().settings.role === 'kiosk') {
      if (isQuiet(quietMs.kiosk)) takeOver();
    } else if (!isSaid && isQuiet(quietMs.said)) update.setState({ isSaid: true });
    else if (isSaid && !isQuiet(0)) update.setState({ isSaid: false });
  }, everyMs.look);
}
