// What may wait until the first screen stands: the worker that serves the app without a network, the exchange with the
// server, the upkeep of what is kept here, and the care for this device's place and for the focus. Loaded once, by main.tsx.
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
