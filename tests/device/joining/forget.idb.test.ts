// A device that is to forget everything: not while anything is here only.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { commit } from '#device/commit.ts';
import { forgetDevice } from '#device/joining/forget.ts';
import { database } from '#device/open-database.ts';
import { copyQueue } from '#device/upkeep/second-copy.ts';
import { TestDevice } from '../../support/devices.ts';
import { freshServer, type FreshServer } from '../../support/fresh-server.ts';
import { openNetwork, type Network } from '../../support/network.ts';
import { filesOnDisk, freshDisk } from '../../support/private-files.ts';

let server: FreshServer;
let network: Network;
beforeEach(async () => {
  freshDisk();
  server = await freshServer();
  network = await openNetwork(server);
});
afterEach(() => network.close());

test('what waits keeps the device from forgetting; once all is sent nothing of it stays', async () => {
  const kept = new Map([['tusach.look', '{}']]);
  const device = new TestDevice();
  await device.join(server, 'librarian');
  await device.at(async () => {
    await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
    await copyQueue();
    expect(await forgetDevice(() => kept)).toBe(false);
    expect(await database().ownKey.count()).toBe(1);
  });
  await device.exchange();
  await device.at(async () => {
    expect(await forgetDevice(() => kept)).toBe(true);
    expect([filesOnDisk(), kept.size]).toEqual([[], 0]);
  });
  await device.at(async () => {
    for (const table of database().tables) expect(await table.count()).toBe(0);
  });
});
