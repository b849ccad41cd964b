// Every page address answers with the app's one page. What the server alone can say is never answered from here.
import type { PrecacheController } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

export function serveShellOffline(kept: PrecacheController): void {
  const shell = kept.createHandlerBoundToURL('/index.html');
  registerRoute(new NavigationRoute(shell, { denylist: [/^\/sync\//, /^\/accounts\//, /^\/health$/] }));
}
