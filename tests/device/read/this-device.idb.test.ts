// What the screen about this device tells: what waits, how far it has fetched, what went over the network.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { absorb } from '#device/absorb.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { deviceStand, room } from '#device/read/this-device.ts';
import { serverVersion } from '#device/joining/server-version.ts';
import { countBytes, writeTraffic } from '#device/upkeep/traffic.ts';
import { freshDisk } from '../../support/private-files.ts';
import { freshLibrary } from '../../support/fresh-library.ts';
import { freshServer } from '../../support/fresh-server.ts';
import { openNetwork, type Network } from '../../support/network.ts';

const scope = 'unit:01939f00-0000-7000-8000-0000000000aa';
let network: Network;

beforeEach(async () => {
  freshDisk(50_000_000);
  network = await openNetwork(await freshServer());
  await freshLibrary();
});
afterEach(() => network.close());

test('what waits, since when, how many records there are, and how far the device is behind', async () => {
  await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
  await commit([title.put({ title: 'Dế Mèn', bookType: 'TN' })]);
  await absorb({ kind: 'page', scope, from: 0, to: 9, head: 30, more: true, rows: [] });
  const stand = await deviceStand();
  expect(stand).toMatchObject({ waiting: 2, records: 2, scopes: [{ kind: 'unit', behind: 21 }] });
  expect(stand.oldestAt).toBe((await database().outbox.get(1))?.op.wall);
  await absorb({ kind: 'page', scope, from: 9, to: 30, head: 30, more: false, rows: [] });
  expect((await deviceStand()).scopes).toEqual([{ kind: 'unit', behind: 0 }]);
});

test('bytes are counted both ways, by the month', async () => {
  await writeTraffic(database());
  await database().meta.put({ id: 'traffic', month: '2019-01', sent: 5_000, received: 7_000 });
  countBytes({ sent: 100 });
  expect(await serverVersion()).toBe('test');
  await writeTraffic(database());
  const { traffic } = await deviceStand();
  expect(traffic?.sent).toBe(100);
  expect(traffic?.received).toBeGreaterThan(0);
  countBytes({ sent: 11 });
  await writeTraffic(database());
  expect((await deviceStand()).traffic?.sent).toBe(111);
});

test('without a network the version of the server is not guessed', async () => {
  network.weather = 'portal';
  expect(await serverVersion()).toBeUndefined();
});

test('room is told as the browser counts it, and whether there is a reserve', async () => {
  expect(await room()).toEqual({ used: 0, left: 50_000_000, hasReserve: false });
});
