// What the app needs to start, put where the browser finds it by itself: waking the worker only to hear that the page is kept
// takes a slow tablet longer than reading the page. A browser that cannot do so asks the worker, as for everything else.
import type { PrecacheController } from 'workbox-precaching';

/** Static routing is no standard of all browsers: https://w3c.github.io/ServiceWorker/#dom-installevent-addroutes */
interface RoutingEvent extends Event {
  readonly addRoutes: (routes: readonly Route[]) => Promise<void>;
}
interface Route {
  readonly condition: {
    readonly urlPattern: { readonly pathname: string; readonly search: '' };
    readonly requestMode?: 'navigate';
  };
  readonly source: { readonly cacheName: string };
}
const { InstallEvent: Install } = globalThis as { readonly InstallEvent?: { readonly prototype: object } };
const canRoute = Install !== undefined && 'addRoutes' in Install.prototype;

/** Where the app is opened, and what people open most; any other page is answered by the worker. */
export const startPages = [
  '/',
  '/desk',
  '/shelves',
  '/members',
  '/events',
  '/visits',
  '/kiosk',
  '/waiting',
  '/more',
  '/settings',
];
const shell = '/index.html';
/** Not named with what is in them, unlike the parts that the page names. */
const beside = ['/early.js', '/catalogue.js'];
const prefix = 'tusach-start-';

/** Once all files are kept. Where it does not come to an end (a full disk), no route is told and the worker answers: a route to
 * what is not there would go to the network. */
export async function routeStart(e: Event, kept: PrecacheController): Promise<void> {
  if (!canRoute) return;
  const cacheName = startName(kept);
  // One of the same name is that of the version in charge, which starts with the same files.
  const wasThere = await caches.has(cacheName);
  try {
    const files = await fillStart(kept);
    const routes = (paths: readonly string[], only?: { readonly requestMode: 'navigate' }) =>
      paths.map((pathname): Route => ({
        condition: { urlPattern: { pathname, search: '' }, ...only },
        source: { cacheName },
      }));
    await (e as RoutingEvent).addRoutes([...routes(startPages, { requestMode: 'navigate' }), ...routes(files)]);
  } catch {
    if (!wasThere) await caches.delete(cacheName);
  }
}

/** Once this version is in charge: what others started with goes. Another that was in charge meanwhile may have thrown away what
 * this one starts with; then it is put there again. */
export async function settleStart(kept: PrecacheController): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== startName(kept));
  await Promise.all(others.map((name) => caches.delete(name)));
  if (canRoute && !(await caches.has(startName(kept)))) await fillStart(kept);
}

/** Resolves to the files beside the pages. */
async function fillStart(kept: PrecacheController): Promise<string[]> {
  const cache = await caches.open(startName(kept));
  const page = await responseOf(kept, shell);
  const parts = [...(await page.clone().text()).matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path as string);
  const files = [...beside, ...parts];
  await Promise.all(startPages.map((path) => cache.put(path, page.clone())));
  await Promise.all(files.map(async (path) => cache.put(path, await responseOf(kept, path))));
  return files;
}

/** Another version has another one, so that none is started with a part of another. */
function startName(kept: PrecacheController): string {
  const revisions = [shell, ...beside].map((path) => kept.getCacheKeyForURL(path)?.split('=').at(-1)?.slice(0, 12));
  return prefix + revisions.join('-');
}

async function responseOf(kept: PrecacheController, path: string): Promise<Response> {
  const found = await kept.matchPrecache(path);
  if (!found) throw new Error('A file of the app is not kept.');
  return found;
}
