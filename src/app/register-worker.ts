// Registers the service worker under the one Trusted Types policy the page has, and says when a newer version is ready. The
// newer one takes over only when somebody asks, since a person may be in the middle of a scan.
import { Workbox } from 'workbox-window';
import type { PageSays } from '#protocol/worker-message.ts';
import { serviceWorker, trusted } from './trusted.ts';
import { update } from './update.ts';

export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const worker = new Workbox(trusted(serviceWorker));
  worker.addEventListener('waiting', () => {
    const takeOver = () => {
      worker.addEventListener('controlling', () => location.reload());
      worker.messageSW({ kind: 'take-over' } satisfies PageSays).catch(() => undefined);
    };
    update.setState({ isReady: true, takeOver });
  });
  worker.register().catch(() => undefined);
}
