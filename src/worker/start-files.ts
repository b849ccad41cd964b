// What the app needs to start, put where the browser finds it by itself: waking the worker only to hear that the page is kept
// takes a slow tablet longer than reading the page. A browser that cannot do so asks the worker, as for everything else.
import type { PrecacheController } from 'workbox-precaching';

/** Static routing is no standard of all browsers: https://w3c.github.io/ServiceWorker/#dom-installevent-addroutes */
interface InstallEvent extends ExtendableEvent {
  readonly addRoutes?: (routes: readonly Route[]) => Promise<void>;
}
interface Route {
  readonly condition: {
    readonly urlPattern: { readonly pathname: string; readonly search: '' };
    readonly requestMode?: 'navigate';
  };
  readonly source: { readonly cacheName: string };
}

/** Where the app is opened, and what people open most; any other page is answered by the worker. */
const pages = ['/', '/desk', '/shelves', '/members', '/events', '/visits', '/kiosk', '/waiting', '/more', '/settings'];
const shell = '/index.html';
/** Not named with what is in them, unlike the parts that the page names. */
const beside = ['/early.js', '/catalogue.js'];
const prefix = 'tusach-start-';

/** Once all files are kept. Where it does not come to an end (a full disk), no route is told and the worker answers: a route to
 * what is not there would go to the network. */
export async function routeStart(e: ExtendableEvent, kept: PrecacheController): Promise<void> {
  const event: InstallEvent = e;
  if (!event.addRoutes) return;
  try {
    const cacheName = nameFor(kept);
    const cache = await caches.open(cacheName);
    const page = await responseOf(kept, shell);
    const parts = [...(await page.clone().text()).matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path as string);
    await Promise.all(pages.map((path) => cache.put(path, page.clone())));
    const files = [...beside, ...parts];
    await Promise.all(files.map(async (path) => cache.put(path, await responseOf(kept, path))));
    const routes = (paths: readonly string[], only?: { readonly requestMode: 'navigate' }) =>
      paths.map((pathname): Route => ({
        condition: { urlPattern: { pathname, search: '' }, ...only },
        source: { cacheName },
      }));
    await event.addRoutes([...routes(pages, { requestMode: 'navigate' }), ...routes(files)]);
  } catch {
    // The worker answers.
  }
}

/** Once this version is in charge: what older ones started with goes. */
export async function forgetOlderStarts(kept: PrecacheController): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== nameFor(kept));
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** Another version has another one, so that none is started with a part of another. */
function nameFor(kept: PrecacheController): string {
  const revisions = [shell, ...beside].map((path) => kept.getCacheKeyForURL(path)?.split('=').at(-1)?.slice(0, 12));
  return prefix + revisions.join('-');
}

async function responseOf(kept: PrecacheController, path: string): Promise<Response> {
  const found = await kept.matchPrecache(path);
  if (!found) throw new Error('A file of the app is not kept.');
  return found;
}
