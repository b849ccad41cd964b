// What may wait until the first screen stands: the worker that serves the app without a network, the exchange with the
// server, the upkeep of what is kept here, the care for this device's place and for the focus, and what the browser must know
// to install the app. Loaded once, by main.tsx.
import { keepSite } from '#device/joining/keep-site.ts';
import { startUpkeep } from './upkeep.ts';
import { keepFocus } from '#ui/signal/keep-focus.ts';
import { registerWorker } from './newer/register-worker.ts';
import { startTriggers } from './triggers.ts';

void registerWorker();
startTriggers();
startUpkeep();
keepSite();
keepFocus();
nameManifest();

/** Named in the page from the start, the browser would read it, and draw the app's sign, just while the first screen is drawn. */
function nameManifest(): void {
  const link = Object.assign(document.createElement('link'), { rel: 'manifest', href: '/manifest.webmanifest' });
  document.head.append(link);
}
