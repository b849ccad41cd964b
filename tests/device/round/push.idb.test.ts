// Handing in batch after batch: what goes off ahead is taken back by its round, so nothing is sent twice.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { commit } from '#device/commit.ts';
import type { ServerRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { push } from '#device/round/push.ts';
import { takeTurn } from '#device/round/turn.ts';
import { answeredUpTo } from '#device/outbox.ts';
import { pushPath, type PushConflict } from '#protocol/push.ts';
import { TestDevice } from '../../support/devices.ts';
import { freshServer, type FreshServer } from '../../support/fresh-server.ts';
import { openNetwork, type Network } from '../../support/network.ts';

let server: FreshServer;
let network: Network;
let one: TestDevice;
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
  one = new TestDevice();
  await one.join(server, 'librarian');
  await one.at(async () => {
    for (let at = 0; at < 70; at += 1)
      await commit(Array.from({ length: 20 }, () => title.put({ title: 'Quê nội', bookType: 'TN' })));
  });
});
afterEach(() => network.close());

/** How many batches there were, and how many requests it took. */
async function counted(until: number, isOneRound: boolean): Promise<{ batches: number; asked: number }> {
  const row = (await database().meta.get('server')) as ServerRow;
  const { fetch } = globalThis;
  let asked = 0;
  globalThis.fetch = (path, options) => {
    if (typeof path === 'string' && path.endsWith(pushPath)) asked += 1;
    return fetch(path, options);
  };
  const nextTurn = () => takeTurn(new AbortController().signal);
  const only = await nextTurn();
  let batches = 0;
  for (;;) {
    const pushed = await push(row, isOneRound ? only : await nextTurn(), until);
    if (!pushed.ok || pushed.sent === 0) break;
    batches += 1;
  }
  globalThis.fetch = fetch;
  return { batches, asked };
}

test.each([
  ['rounds that have time for one batch each', 0, false],
  ['one round that goes on', Number.POSITIVE_INFINITY, true],
])('%s send each batch once', async (_who, until, isOneRound) => {
  const { batches, asked } = await one.at(() => counted(until, isOneRound));
  expect(batches).toBeGreaterThan(2);
  expect(asked).toBe(batches);
  expect(await one.waiting()).toBe(0);
});

/** Pushes all in one round; what becomes of the second answer is decided when the third batch has been sent. `third`: what the
 * server says to that one, if not what it would. */
async function pushed(becomes: (answer: Response) => Response, third?: () => Response): Promise<number> {
  const row = (await database().meta.get('server')) as ServerRow;
  const turn = await takeTurn(new AbortController().signal);
  const { fetch } = globalThis;
  let tellSent = () => {};
  const isSent = new Promise<void>((resolve) => {
    tellSent = resolve;
  });
  let asked = 0;
  globalThis.fetch = async (path, options) => {
    if (typeof path !== 'string' || !path.endsWith(pushPath)) return fetch(path, options);
    asked += 1;
    const isSecond = asked === 2;
    if (asked === 3) {
      tellSent();
      if (third) return third();
    }
    const answer = await fetch(path, options);
    if (!isSecond) return answer;
    await isSent;
    return becomes(answer);
  };
  for (let all = true; all;) {
    const done = await push(row, turn, Number.POSITIVE_INFINITY);
    all = !done.ok || done.sent > 0;
  }
  globalThis.fetch = fetch;
  return asked;
}
const titlesThere = () => {
  const { storage } = server;
  return storage.transaction(async (open) => (await open.recordsOf(`unit:${storage.server.unitId}`, 'title')).length);
};

test('on a good line the next batch is sent before the one in front of it is answered', async () => {
  expect(await one.at(() => pushed((answer) => answer))).toBe(3);
  expect([await one.waiting(), await titlesThere()]).toEqual([0, 1_400]);
});
test('a batch that overtakes the one in front of it is sent again, and that one is not', async () => {
  const before = await one.at(answeredUpTo);
  const overtaken = () =>
    new Response(JSON.stringify({ conflict: 'seq_gap', expect: before + 501 } satisfies PushConflict), { status: 409 });
  expect(await one.at(() => pushed((answer) => answer, overtaken))).toBe(4);
  expect([await one.waiting(), await titlesThere()]).toEqual([0, 1_400]);
});
test('where the answer in front is lost, both are sent again, and nothing is there twice', async () => {
  const lost = () => {
    throw new TypeError('the answer was lost');
  };
  expect(await one.at(() => pushed(lost))).toBeGreaterThan(4);
  expect([await one.waiting(), await titlesThere()]).toEqual([0, 1_400]);
});
