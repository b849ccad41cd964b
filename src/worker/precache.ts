// Keeps every file of the app, by revision, so that it starts without a network. A login page of somebody's wifi that answers
// in place of a file is not taken for one: then this version does not install, and the one before goes on.
import { addPlugins, cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { isFileOfOurs } from './file-of-ours.ts';

declare const self: { readonly __WB_MANIFEST: (string | { url: string; revision: string | null })[] };

/** Gives the paths of all files of this version. */
export function precacheShell(): ReadonlySet<string> {
  const files = self.__WB_MANIFEST;
  addPlugins([
    {
      cacheWillUpdate: async ({ request, response }) => ((await isFileOfOurs(request.url, response)) ? response : null),
    },
  ]);
  precacheAndRoute(files);
  cleanupOutdatedCaches();
  return new Set(files.map((file) => `/${(typeof file === 'string' ? file : file.url).replace(/^\//, '')}`));
}
