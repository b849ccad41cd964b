// Hands over from an older version only when the page asks: a person may be in the middle of a scan. The first version
// takes charge at once, so that the app works offline from its first minute.
import type { PageSays } from '#protocol/worker-message.ts';
import { scope } from './scope.ts';

export function handOverPolitely(): void {
  scope.addEventListener('message', (e) => {
    const said = e.data as PageSays | undefined;
    if (said?.kind === 'take-over') void scope.skipWaiting();
    if (said?.kind === 'serve-me') e.waitUntil(scope.clients.claim());
  });
  scope.addEventListener('activate', (e) => e.waitUntil(scope.clients.claim()));
}
