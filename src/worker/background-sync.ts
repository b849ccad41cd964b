// Wakes our own round when the browser reports a connection, even with every page closed. Only some browsers do this; it is
// a bonus, the open page does the same on its own. A round that could not finish asks the browser to try again.
import { round } from '#device/round/round.ts';
import { waitingNow } from '#device/outbox.ts';
import { syncTag } from '#protocol/worker-message.ts';

/** The event is not in the compiler's library: Background Sync is no standard of all browsers. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

export function wakeOutboxWhenOnline(): void {
  addEventListener('sync', (event) => {
    const e = event as SyncEvent;
    if (e.tag === syncTag) e.waitUntil(sendAll());
  });
}

/** Rounds until nothing waits. Throwing tells the browser to fire the event again later. */
async function sendAll(): Promise<void> {
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const end = await round();
    if (end.kind === 'done' || end.kind === 'skipped') return;
    if (end.kind === 'fault') break;
  }
  if ((await waitingNow()).count > 0) throw new Error('Some records still wait to be sent.');
}
