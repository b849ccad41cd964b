// A page that is still open while a newer version takes charge loads the rest of its own parts later. They are put aside when
// the newer version installs, and thrown away when no page is open any more.
import { cacheNames } from 'workbox-core';
import { registerRoute } from 'workbox-routing';
import { scope } from './scope.ts';

const aside = 'tusach-older';
/** Parts kept at most: those of several versions. */
const most = 400;

/** `ours` are the paths of this version's files. */
export function keepOlderParts(ours: ReadonlySet<string>): void {
  scope.addEventListener('install', (e) => e.waitUntil(putAside(ours)));
  scope.addEventListener('activate', (e) => e.waitUntil(throwAway()));
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && isPart(url.pathname) && !ours.has(url.pathname),
    async ({ request }) => (await (await caches.open(aside)).match(request.url)) ?? fetch(request),
  );
}

const isPart = (path: string) => path.startsWith('/assets/');

async function putAside(ours: ReadonlySet<string>): Promise<void> {
  const [known, older] = await Promise.all([caches.open(cacheNames.precache), caches.open(aside)]);
  if ((await older.keys()).length > most) await caches.delete(aside);
  for (const request of await known.keys()) {
    const { pathname } = new URL(request.url);
    const part = isPart(pathname) && !ours.has(pathname) ? await known.match(request) : undefined;
    if (part) await (await caches.open(aside)).put(pathname, part);
  }
}

async function throwAway(): Promise<void> {
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length === 0) await caches.delete(aside);
}
