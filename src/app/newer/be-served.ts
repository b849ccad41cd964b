// Sees to it that the first worker serves this very page. It takes charge of the pages that are open when it starts; one that
// is being opened at that moment is left out, and would find none of its further files without a network.
import { messageSW } from 'workbox-window';
import type { PageSays } from '#protocol/worker-message.ts';

/** Waits until there is a worker, and asks it to serve this page unless one does. */
export async function beServed(container: Pick<ServiceWorkerContainer, 'ready' | 'controller'>): Promise<void> {
  const { active } = await container.ready;
  if (active && container.controller === null) void messageSW(active, { kind: 'serve-me' } satisfies PageSays);
}
