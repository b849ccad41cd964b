// Wakes our own round when the browser reports a connection, even with every page closed. Only some browsers do this; it is
// a bonus, the open page does the same on its own. A round that could not finish asks the browser to try again.
import { syncTag } from '#protocol/worker-message.ts';
import { scope } from './scope.ts';

/** The event is not in the compiler's library: Background Sync is no standard of all browsers. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}
interface RoundScript {
  readonly sendAll: () => Promise<void>;
}
/** Built from round-script.ts. It must be loaded once while the worker installs: only then may it be loaded again later. */
const address = '/round.js';

export function wakeOutboxWhenOnline(): void {
  addEventListener('install', () => void loadRound());
  addEventListener('sync', (event) => {
    const e = event as SyncEvent;
    if (e.tag === syncTag) e.waitUntil(loadRound().sendAll());
  });
}

function loadRound(): RoundScript {
  const loaded = scope as unknown as { tusachRound?: RoundScript };
  if (!loaded.tusachRound) scope.importScripts(trusted(address));
  if (!loaded.tusachRound) throw new Error('The round script did not load.');
  return loaded.tusachRound;
}

interface Policies {
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

/** Where the browser enforces Trusted Types, the worker too loads scripts under the app's one policy. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  const createScriptURL = (asked: string) => {
    if (asked !== address) throw new TypeError('Only the round script may be loaded so.');
    return asked;
  };
  return trustedTypes ? trustedTypes.createPolicy('app-sw', { createScriptURL }).createScriptURL(url) : url;
}
