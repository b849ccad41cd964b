// Keeps every file of the app, by revision, so that it starts without a network. Old files stay until no page of the older
// version is open (the worker does not skip waiting), so a page never misses its own lazy parts.
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

declare const self: { readonly __WB_MANIFEST: (string | { url: string; revision: string | null })[] };

export function precacheShell(): void {
  precacheAndRoute(self.__WB_MANIFEST);
  cleanupOutdatedCaches();
}
