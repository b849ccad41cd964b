// A tablet comes back after two months with a long queue, and the line is slow, late and breaks again and again: everything
// arrives once, nobody has to tap anything, and little is sent twice.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attendance } from '#domain/events/attendance.ts';
import { title } from '#domain/catalogue/title.ts';
import { commit } from '#device/commit.ts';
import { useDatabase } from '#device/open-database.ts';
import { startRounds } from '#device/round/schedule.ts';
import { TestDevice } from '../support/devices.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { freshServer, type FreshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';

let server: FreshServer;
let network: Network;
let proxy: FaultProxy;
let tablet: TestDevice;
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server, async (port) => {
    proxy = await FaultProxy.open(port);
    return proxy.port;
  });
  tablet = new TestDevice();
  await tablet.join(server, 'librarian');
});
afterEach(async () => {
  await proxy.close();
  await network.close();
});

const scope = (kind: string) => `${kind}:${server.storage.server.unitId}`;
const arrived = async (kind: string) => (await server.storage.head(scope(kind))).head;
/** Somewhere from `least` to nearly four times as far. */
const somewhere = (least: number) => () => least + Math.floor(Math.random() * 3 * least);

test('sixty days of work, 20,000 taps, go over a slow line that keeps breaking, by themselves', async () => {
  const days = 60;
  const perDay = 334;
  for (let day = 0; day < days; day += 1) {
    const checkedInAt = new Date(Date.UTC(2026, 8, 1 + day, 2)).toISOString();
    const taps = Array.from({ length: perDay }, (_, at) =>
      attendance.put({ eventId: `event-00${day + 10}`, memberId: `member-${at + 1_000}`, checkedInAt, method: 'name' }),
    );
    await tablet.at(() => commit(taps));
  }
  await proxy.becomes({ pace: 200, delayMs: 20, cutAt: somewhere(40_000), cutAnswerAt: somewhere(40_000) });
  useDatabase(tablet.name);
  const rounds = startRounds({ isVisible: () => true });
  while ((await arrived('people')) < days * perDay || (await tablet.waiting()) > 0)
    await new Promise((resolve) => setTimeout(resolve, 250));
  // A round that is still fetching would go on in the database of the next test.
  await rounds.now();
  rounds.stop();
  process.stdout.write(`${proxy.sent} bytes sent, ${proxy.vain} of them in vain, over ${proxy.cuts} breaks\n`);
  expect(await arrived('people')).toBe(days * perDay);
  expect(proxy.cuts).toBeGreaterThan(5);
  expect(proxy.vain / proxy.sent).toBeLessThanOrEqual(0.1);
}, 120_000);

const book = (name: string) => title.put({ title: name, bookType: 'TN' });

test('an answer that is cut off changes nothing: the same numbers get the same outcomes', async () => {
  await tablet.at(() => commit(Array.from({ length: 50 }, (_, at) => book(`Sách ${at}`))));
  await proxy.becomes({ cutAnswerAt: () => 200 });
  expect(await tablet.exchange()).toMatchObject({ kind: 'fault', fault: { kind: 'offline' } });
  expect(await tablet.waiting()).toBe(50);
  await proxy.becomes({});
  expect(await tablet.exchange()).toEqual({ kind: 'done' });
  expect([await tablet.waiting(), await arrived('unit')]).toEqual([0, 50]);
});

test('a line that says everything twice doubles nothing', async () => {
  await proxy.becomes({ isDoubled: true });
  await tablet.at(() => commit(Array.from({ length: 20 }, (_, at) => book(`Sách ${at}`))));
  expect(await tablet.exchange()).toEqual({ kind: 'done' });
  expect([await tablet.waiting(), await arrived('unit')]).toEqual([0, 20]);
});

test('a line that takes everything and never answers is given up, and all waits', async () => {
  await tablet.at(() => commit([book('Quê nội')]));
  await proxy.becomes({ isHalfOpen: true });
  expect(await tablet.exchange()).toMatchObject({ kind: 'fault', fault: { kind: 'offline' } });
  await proxy.becomes({});
  expect(await tablet.exchange()).toEqual({ kind: 'done' });
  expect([await tablet.waiting(), await arrived('unit')]).toEqual([0, 1]);
});
