// A tablet whose browser cleared it comes back from its second copy, and the code it is given lets it in under another name:
// it had been taken out meanwhile, or the code is for a lesser role. What the server has of the old name counts once.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { theUnit } from '#device/read/places.ts';
import { restoreLost } from '#device/upkeep/restore-lost.ts';
import { copyQueue } from '#device/upkeep/second-copy.ts';
import { unit } from '#domain/places/unit.ts';
import type { Id } from '#domain/record/id.ts';
import { TestDevice } from '../support/devices.ts';
import { freshServer, type FreshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';
import { freshDisk } from '../support/private-files.ts';

let server: FreshServer;
let network: Network;
let tablet: TestDevice;
let other: TestDevice;
beforeEach(async () => {
  freshDisk();
  server = await freshServer();
  network = await openNetwork(server);
  [tablet, other] = [new TestDevice(), new TestDevice()];
  await tablet.join(server, 'administrator');
  await other.join(server, 'librarian');
});
afterEach(() => network.close());

const readHere = (titleId: string, amount: number) =>
  inHouseUse.put({
    titleId: `01939f00-0000-7000-8000-0000000000${titleId}`,
    siteId: '01939f00-0000-7000-8000-0000000000s1',
    onDay: '2026-10-02',
    readerKind: 'pupil',
    amount,
  });
const figures = async () =>
  Object.fromEntries((await database().inHouseUse.toArray()).map((row) => [row.titleId.slice(-2), row.amount]));
const names = async () => (await database().title.toArray()).map((row) => row.title).sort();
const whoAmI = () =>
  database()
    .meta.get('clock')
    .then((clock) => clock?.id === 'clock' && clock.device);

/** Sent: 5 of t1 and 2 of t2. Waiting: 3 more of t1, 4 of t3, and a title. One that was sent is told otherwise by another. */
async function someWorkIsSent(): Promise<void> {
  await tablet.at(() => commit([readHere('t1', 5)]));
  const added = await tablet.at(() => commit([readHere('t2', 2), title.put({ title: 'Quê nội', bookType: 'TN' })]));
  await tablet.exchange();
  await other.exchange();
  await other.at(() => commit([title.patch(added.ids[1] as Id<'title'>, { title: 'Quê Nội' })]));
  await other.exchange();
  await tablet.at(async () => {
    await commit([readHere('t1', 3), readHere('t3', 4)]);
    await commit([title.put({ title: 'Dế Mèn', bookType: 'TN' })]);
    await copyQueue();
  });
}

async function takeOut(): Promise<void> {
  const id = (await tablet.at(whoAmI)) || '';
  await server.storage.transaction(async (transaction) => {
    const device = await transaction.lockDevice(id);
    if (device) await transaction.putDevice({ ...device, state: 'revoked' });
  });
}

/** The browser clears the database, and the app is opened: nothing tells how far the queue was answered. */
async function cleared(): Promise<TestDevice> {
  const anew = new TestDevice();
  expect(await anew.at(() => restoreLost(undefined))).toMatchObject({ lost: 0 });
  return anew;
}

async function inTheEnd(anew: TestDevice): Promise<void> {
  for (const device of [anew, other, anew]) expect(await device.exchange()).toEqual({ kind: 'done' });
  for (const device of [anew, other]) {
    expect(await device.at(figures)).toEqual({ t1: 8, t2: 2, t3: 4 });
    expect(await device.at(names)).toEqual(['Dế Mèn', 'Quê Nội']);
  }
}

test('with a code for a lesser role it is another device, and hands in only what the server lacks', async () => {
  await someWorkIsSent();
  const before = await tablet.at(whoAmI);
  const anew = await cleared();
  await anew.join(server, 'librarian');
  expect(await anew.at(whoAmI)).not.toBe(before);
  expect(await anew.at(async () => (await database().outbox.toArray()).map(({ op }) => op.type))).toEqual([
    'inHouseUse',
    'inHouseUse',
    'title',
  ]);
  // Before anything is fetched it shows what it knows.
  expect(await anew.at(figures)).toMatchObject({ t1: 8, t3: 4 });
  await inTheEnd(anew);
});

test('taken out before it joined again: the same, and counting goes on', async () => {
  await someWorkIsSent();
  await takeOut();
  const anew = await cleared();
  await anew.join(server, 'administrator');
  await inTheEnd(anew);
  await anew.at(() => commit([readHere('t1', 2)]));
  for (const device of [anew, other]) await device.exchange();
  expect(await other.at(figures)).toEqual({ t1: 10, t2: 2, t3: 4 });
});

test('what is counted before it joins again with an equal code is added to what was sent', async () => {
  await tablet.at(() => commit([readHere('t1', 5)]));
  await tablet.exchange();
  await tablet.at(async () => {
    await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
    await copyQueue();
  });
  const anew = await cleared();
  await anew.at(() => commit([readHere('t1', 2)]));
  await anew.at(() => commit([readHere('t2', 1)]));
  await anew.join(server, 'administrator');
  for (const device of [anew, other]) {
    await device.exchange();
    expect(await device.at(figures)).toEqual({ t1: 7, t2: 1 });
  }
});

test('nothing was counted since: it is who it was', async () => {
  await someWorkIsSent();
  const before = await tablet.at(whoAmI);
  const anew = await cleared();
  await anew.at(() => commit([title.put({ title: 'Đất rừng phương Nam', bookType: 'TN' })]));
  await anew.join(server, 'administrator');
  expect(await anew.at(whoAmI)).toBe(before);
});

test('of two with one name the one that was cleared keeps what it wrote under numbers that the other has handed in', async () => {
  await tablet.at(() => commit([readHere('t1', 5)]));
  await tablet.exchange();
  const twin = await tablet.copy();
  await twin.at(() => commit([readHere('t2', 1), title.put({ title: 'Của máy kia', bookType: 'TN' })]));
  await twin.exchange();
  await tablet.at(async () => {
    await commit([readHere('t1', 2), title.put({ title: 'Của máy này', bookType: 'TN' })]);
    await copyQueue();
  });
  const anew = await cleared();
  await anew.join(server, 'librarian');
  for (const device of [anew, other, twin]) {
    await device.exchange();
    expect(await device.at(figures)).toEqual({ t1: 7, t2: 1 });
    expect(await device.at(names)).toEqual(['Của máy kia', 'Của máy này']);
  }
});

test('a library that was named anew before the loss keeps the name that waited', async () => {
  const { unitId } = server.storage.server;
  const named = (name: string) => unit.put({ name, unitKind: 'school' }, unitId);
  await tablet.at(() => commit([named('Trường Tiểu học Khe Mong')]));
  await tablet.exchange();
  await tablet.at(async () => {
    await commit([named('Trường Tiểu học Bản Cuôn')]);
    await copyQueue();
  });
  await takeOut();
  const anew = await cleared();
  await anew.join(server, 'administrator');
  for (const device of [anew, other]) await device.exchange();
  await other.at(async () => expect(await theUnit(unitId)).toMatchObject({ name: 'Trường Tiểu học Bản Cuôn' }));
});
