// The way from one version of the app to the next: a newer one waits until somebody asks, or until a kiosk is idle; what is
// queued is sent first, the newest takes over, and the page is loaded again exactly once.
import { createStore } from 'zustand/vanilla';
import type { PageSays } from '#protocol/worker-message.ts';

export interface Update {
  /** A newer version is loaded and waits. */
  readonly isReady: boolean;
  /** It may be said now: nobody is in the middle of something. */
  readonly isSaid: boolean;
  readonly takeOver: () => void;
}
export const update = createStore<Update>(() => ({ isReady: false, isSaid: false, takeOver: () => undefined }));

/** What the page gives to the flow; a test gives its own. */
export interface Around {
  readonly container: Pick<ServiceWorkerContainer, 'controller' | 'addEventListener'>;
  /** Brings to safety what can be: sends the queue, as far as it goes in a few seconds. */
  readonly flush: () => Promise<unknown>;
  readonly reload: () => void;
}

/** Some browsers never say that the new worker is in charge: then the page is loaded again after this long, milliseconds. */
const takeoverMs = 6_000;
/** Sending what waits must not hold up an update for longer. */
const flushMs = 5_000;

export function followUpdates(
  registration: Pick<ServiceWorkerRegistration, 'waiting' | 'installing' | 'addEventListener'>,
  { container, flush, reload }: Around,
): void {
  let isFirst = container.controller === null;
  let asked = false;
  let reloaded = false;
  const reloadOnce = () => {
    if (reloaded) return;
    reloaded = true;
    reload();
  };
  const hand = async () => {
    await withinMs(flush(), flushMs);
    // Of several that came while the page was open, the newest is the one that waits.
    if (!registration.waiting) return reloadOnce();
    registration.waiting.postMessage({ kind: 'take-over' } satisfies PageSays, []);
    setTimeout(reloadOnce, takeoverMs);
  };
  const takeOver = () => {
    if (asked) return;
    asked = true;
    void hand();
  };
  const ready = () => container.controller && update.setState({ isReady: true, takeOver });
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => installing.state === 'installed' && ready());
  });
  // It may have come before this page listened.
  if (registration.waiting) ready();
  container.addEventListener('controllerchange', () => {
    if (asked) reloadOnce();
    // Another tab asked for it: this page is of the older version now, and says so when it suits.
    else if (!isFirst) ready();
    isFirst = false;
  });
}

function withinMs(asked: Promise<unknown>, ms: number): Promise<unknown> {
  const late = new Promise((resolve) => setTimeout(resolve, ms));
  return Promise.race([asked.catch(() => undefined), late]);
}
