// Registers the service worker under the one Trusted Types policy the page has, and says when a newer version is ready. The
// newer one takes over only when somebody asks, since a person may be in the middle of a scan.
import { Workbox } from 'workbox-window';
import type { PageSays } from '#protocol/worker-message.ts';
import { update } from './update.ts';

interface Policies {
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}
const address = '/sw.js';

export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const worker = new Workbox(trusted(address));
  worker.addEventListener('waiting', () => {
    const takeOver = () => {
      worker.addEventListener('controlling', () => location.reload());
      worker.messageSW({ kind: 'take-over' } satisfies PageSays).catch(() => undefined);
    };
    update.setState({ isReady: true, takeOver });
  });
  worker.register().catch(() => undefined);
}

function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  const createScriptURL = (asked: string) => {
    if (asked !== address) throw new TypeError('Only the service worker may be loaded so.');
    return asked;
  };
  return trustedTypes ? trustedTypes.createPolicy('app-sw', { createScriptURL }).createScriptURL(url) : url;
}
