// A browser profile is copied to a second tablet, and both go on writing under one name: nothing is lost and nothing counts
// twice, and each is somebody of its own afterwards.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { attendance } from '#domain/events/attendance.ts';
import { title } from '#domain/catalogue/title.ts';
import { commit } from '#device/commit.ts';
import type { ClockRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { TestDevice } from '../support/devices.ts';
import { freshServer, type FreshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';

let server: FreshServer;
let network: Network;
let one: TestDevice;
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
  one = new TestDevice();
  await one.join(server, 'librarian');
});
afterEach(() => network.close());

const add = (name: string) => commit([title.put({ title: name, bookType: 'TN' })]);
const read = (amount: number) =>
  commit([
    inHouseUse.put({ titleId: 'title-0001', siteId: 'site-0001', onDay: '2026-10-02', readerKind: 'pupil', amount }),
  ]);
const present = attendance.put({
  eventId: 'event-0001',
  memberId: 'member-01',
  checkedInAt: '2026-10-06T07:06:00.000Z',
  method: 'name',
});
const titles = async () => (await database().title.toArray()).map((row) => row.title).sort();
const amounts = async () => (await database().inHouseUse.toArray()).map(({ amount }) => amount);
const whoAmI = async () => (await database().meta.get('clock')) as ClockRow;

test('the second of two twins becomes another, and everything both wrote is on both', async () => {
  await one.at(() => add('before'));
  await one.at(() => read(5));
  await one.exchange();
  await one.at(() => add('in both queues'));
  await one.at(() => read(1));
  const twin = await one.copy();
  await one.at(() => add('of the first'));
  await one.at(() => read(2));
  await twin.at(() => add('of the twin'));
  await twin.at(() => read(3));
  await twin.at(() => read(4));
  for (const device of [one, twin, one, twin]) expect(await device.exchange()).toEqual({ kind: 'done' });
  const [first, second] = [await one.at(whoAmI), await twin.at(whoAmI)];
  expect(second).toMatchObject({ forkedFrom: first.device });
  expect(second.device).not.toBe(first.device);
  for (const device of [one, twin]) {
    expect(await device.at(titles)).toEqual(['before', 'in both queues', 'of the first', 'of the twin']);
    expect(await device.at(amounts)).toEqual([5 + 1 + 2 + 3 + 4]);
    expect(await device.waiting()).toBe(0);
  }
});

test('both then go on counting, each for itself, and with keys of their own', async () => {
  await one.at(() => read(1));
  await one.exchange();
  const twin = await one.copy();
  await one.at(() => read(1));
  await twin.at(() => read(1));
  for (const device of [one, twin]) await device.exchange();
  for (const device of [one, twin]) await device.at(() => read(10));
  for (const device of [one, twin, one]) expect(await device.exchange()).toEqual({ kind: 'done' });
  expect(await one.at(amounts)).toEqual([23]);
  expect(await twin.at(amounts)).toEqual([23]);
  const keyOf = async () => (await database().ownKey.toArray())[0]?.publicKey;
  const [first, second] = [await one.at(keyOf), await twin.at(keyOf)];
  expect(first && second).toBeTruthy();
  expect(second).not.toBe(first);
});

test('a twin that has heard what the other counted under their one name does not count it for its own', async () => {
  await one.at(() => read(5));
  await one.exchange();
  const twin = await one.copy();
  await one.at(() => read(3));
  for (const device of [one, twin]) await device.exchange();
  await twin.at(() => read(4));
  await twin.at(() => read(2));
  for (const device of [twin, one]) expect(await device.exchange()).toEqual({ kind: 'done' });
  for (const device of [one, twin]) expect(await device.at(amounts)).toEqual([5 + 3 + 4 + 2]);
});

test('what an older app had counted before the two parted is taken from its queue', async () => {
  await one.at(() => read(5));
  await one.exchange();
  const twin = await one.copy();
  await one.at(() => read(3));
  await twin.at(() => read(4));
  await twin.at(() =>
    database()
      .outbox.toCollection()
      .modify((row) => void Reflect.deleteProperty(row, 'before')),
  );
  await twin.at(() => read(2));
  for (const device of [one, twin, one]) expect(await device.exchange()).toEqual({ kind: 'done' });
  for (const device of [one, twin]) expect(await device.at(amounts)).toEqual([5 + 3 + 4 + 2]);
});

test('one child checked in on both twins is there once, and an undo on one leaves what the other saw', async () => {
  const twin = await one.copy();
  await one.at(() => commit([present]));
  const { ids } = await twin.at(() => commit([present]));
  await twin.at(() => commit([attendance.remove(ids[0] ?? '')]));
  for (const device of [one, twin, one]) await device.exchange();
  for (const device of [one, twin]) {
    const rows = await device.at(() => database().attendance.toArray());
    expect(rows).toHaveLength(1);
    expect(rows[0]?.removed).toBeUndefined();
  }
});

test('an answer that is lost while becoming another makes no third', async () => {
  const twin = await one.copy();
  await one.at(() => add('of the first'));
  await one.exchange();
  await twin.at(() => add('of the twin'));
  network.weather = 'lose-answer';
  for (let tries = 0; tries < 3; tries += 1) await twin.exchange();
  network.weather = 'fine';
  expect(await twin.exchange()).toEqual({ kind: 'done' });
  const { unitId } = server.storage.server;
  expect(await server.storage.transaction((open) => open.devicesOf(unitId))).toHaveLength(2);
  expect(await twin.at(titles)).toEqual(['of the first', 'of the twin']);
});
