// The round with the server, as a script of its own: the worker loads it when the browser says there is a connection, so
// that answering a page never waits for the database's code.
import { anythingWaits } from '#device/outbox.ts';
import { round } from '#device/round/round.ts';

/** Between two looks whether the program that has the turn has sent it, in milliseconds. */
const lookMs = 1_000;

/** Rounds until nothing waits. Throwing tells the browser to fire the event again later. Another program that is at it may be a
 * page that is being closed: what waits is sent only when it is sent. */
export async function sendAll(): Promise<void> {
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const end = await round();
    if (end.kind === 'done' || (end.kind === 'skipped' && end.alone)) return;
    if (end.kind === 'fault') break;
    if (end.kind === 'more') continue;
    if (!(await anythingWaits())) return;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  if (await anythingWaits()) throw new Error('Some records still wait to be sent.');
}
