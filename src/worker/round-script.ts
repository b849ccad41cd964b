// The round with the server, as a script of its own: the worker loads it when the browser says there is a connection, so
// that answering a page never waits for the database's code.
import { anythingWaits } from '#device/outbox.ts';
import { round } from '#device/round/round.ts';

/** Rounds until nothing waits. Throwing tells the browser to fire the event again later. */
export async function sendAll(): Promise<void> {
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const end = await round();
    if (end.kind === 'done' || end.kind === 'skipped') return;
    if (end.kind === 'fault') break;
  }
  if (await anythingWaits()) throw new Error('Some records still wait to be sent.');
}
