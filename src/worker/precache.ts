// Keeps every file of the app, by revision, so that it starts without a network. A login page of somebody's wifi that answers
// in place of a file is not taken for one: then this version does not install, and the one before goes on.
import { cleanupOutdatedCaches, PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { isFileOfOurs } from './file-of-ours.ts';
import { scope } from './scope.ts';
import { routeStart, settleStart } from './start-files.ts';

declare const self: { readonly __WB_MANIFEST: (string | { url: string; revision: string | null })[] };

export interface Shell {
  readonly kept: PrecacheController;
  /** Of all files of this version. */
  readonly paths: ReadonlySet<string>;
}

export function precacheShell(): Shell {
  const files = self.__WB_MANIFEST;
  const cacheWillUpdate = async ({ request, response }: { request: Request; response: Response }) =>
    (await isFileOfOurs(request.url, response)) ? response : null;
  const kept = new PrecacheController({ plugins: [{ cacheWillUpdate }] });
  kept.addToCacheList(files);
  scope.addEventListener('install', (e) => e.waitUntil(install(e, kept)));
  scope.addEventListener('activate', (e) => e.waitUntil(Promise.all([kept.activate(e), settleStart(kept)])));
  registerRoute(new PrecacheRoute(kept));
  cleanupOutdatedCaches();
  return {
    kept,
    paths: new Set(files.map((file) => `/${(typeof file === 'string' ? file : file.url).replace(/^\//, '')}`)),
  };
}

async function install(e: ExtendableEvent, kept: PrecacheController): Promise<void> {
  await kept.install(e);
  await routeStart(e, kept);
}
