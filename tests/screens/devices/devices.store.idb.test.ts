// An administrator looks after the library's devices: each act can be taken back, and without a network nothing is claimed.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTendingDevices } from '#screens/devices/devices.store.ts';
import type { KnownDevice } from '#protocol/devices.ts';
import { TestDevice } from '../../support/devices.ts';
import { freshServer, type FreshServer } from '../../support/fresh-server.ts';
import { openNetwork, type Network } from '../../support/network.ts';

let server: FreshServer;
let network: Network;
let admin: TestDevice;
const store = () => createTendingDevices();
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
  admin = new TestDevice();
  await new TestDevice().join(server, 'librarian');
  await admin.join(server, 'administrator');
});
afterEach(() => network.close());
const other = (now: { devices?: readonly KnownDevice[] }) => now.devices?.find(({ isOwn }) => !isOwn) as KnownDevice;

test('the administrator renames, re-roles, suspends and revokes a device, and takes each back', async () => {
  await admin.at(async () => {
    const tending = store();
    const now = tending.getState;
    await now().load();
    const before = other(now());
    now().open(before);
    now().type('máy tầng hai');
    const acts = [
      () => now().rename(before),
      () => now().setRole(before, 'kiosk'),
      () => now().setState(before, 'suspended'),
      () => now().setState(before, 'revoked'),
    ];
    for (const act of acts) {
      await act();
      expect(now().said?.act).not.toBe('undone');
      expect(other(now())).not.toEqual(before);
      await now().undo();
      expect(now().said).toEqual({ act: 'undone', name: before.name });
      expect(other(now())).toEqual(before);
    }
  });
});

test('what is kept apart of a device is taken in, which is said and not offered to be taken back', async () => {
  await admin.at(async () => {
    const tending = store();
    const now = tending.getState;
    await now().load();
    await now().takeIn(other(now()));
    expect(now().said).toEqual({ act: 'takenIn', name: other(now()).name });
  });
});

test('without a network nothing is said to be done, and what was seen stays', async () => {
  await admin.at(async () => {
    const tending = store();
    const now = tending.getState;
    await now().load();
    network.weather = 'off';
    await now().setState(other(now()), 'revoked');
    expect(now()).toMatchObject({ isOffline: true, said: undefined });
    expect(other(now()).state).toBe('active');
    network.weather = 'fine';
    await now().load();
    expect(now().isOffline).toBe(false);
  });
});

test('an empty name, or the same one, changes nothing', async () => {
  await admin.at(async () => {
    const tending = store();
    const now = tending.getState;
    await now().load();
    const device = other(now());
    now().open(device);
    await now().rename(device);
    now().type('  ');
    await now().rename(device);
    expect(now().said).toBeUndefined();
  });
});
