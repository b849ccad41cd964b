// Whoever made a code is told that the other device has come in, as soon as the server knows it, and nothing before.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeLifeMs } from '#protocol/join.ts';
import { learnClock } from '#device/clock.ts';
import { joinServer } from '#device/joining/join.ts';
import { createInviting } from '#screens/invite/invite.store.ts';
import { TestDevice } from '../../support/devices.ts';
import { freshServer, type FreshServer } from '../../support/fresh-server.ts';
import { openNetwork, type Network } from '../../support/network.ts';

let server: FreshServer;
let network: Network;
let admin: TestDevice;
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
  admin = new TestDevice();
  await admin.join(server, 'administrator');
});
afterEach(async () => {
  learnClock({ offset: 0 });
  await network.close();
});

/** Comes in with this code, under this name. */
async function comesIn(code: string, name: string): Promise<void> {
  await new TestDevice().at(async () => expect(await joinServer({ code, name })).toMatchObject({ ok: true }));
}
async function made() {
  const inviting = createInviting('');
  inviting.getState().chooseRole('librarian');
  await inviting.getState().make();
  return inviting.getState;
}

test('once the other device has come in, it is said which one, and the code is done with', async () => {
  await admin.at(async () => {
    const now = await made();
    await now().look();
    expect(now().joined).toBeUndefined();
    await comesIn(now().made?.code ?? '', 'Máy bàn mượn trả');
    await admin.at(() => now().look());
    expect(now().joined).toMatchObject({ name: 'Máy bàn mượn trả', role: 'librarian' });
    now().again();
    expect(now()).toMatchObject({ made: undefined, joined: undefined });
  });
});
test('a device that came in before, or for something else, is not taken for the one that is awaited', async () => {
  await new TestDevice().join(server, 'librarian');
  await new Promise((resolve) => setTimeout(resolve, 5));
  await admin.at(async () => {
    const now = await made();
    await new TestDevice().join(server, 'kiosk');
    await admin.at(() => now().look());
    expect(now().joined).toBeUndefined();
  });
});
test('without a network nothing is claimed, and it is told as soon as there is one', async () => {
  await admin.at(async () => {
    const now = await made();
    await comesIn(now().made?.code ?? '', 'Máy bàn mượn trả');
    await admin.at(async () => {
      network.weather = 'off';
      await now().look();
      expect(now()).toMatchObject({ joined: undefined, isBlind: true });
      network.weather = 'fine';
      await now().look();
      expect(now()).toMatchObject({ joined: { name: 'Máy bàn mượn trả' }, isBlind: false });
    });
  });
});
test('a code that nobody used in time is said to be over', async () => {
  await admin.at(async () => {
    const now = await made();
    await now().look();
    expect(now().isOver).toBe(false);
    learnClock({ offset: codeLifeMs + 1_000 });
    await now().look();
    expect(now()).toMatchObject({ isOver: true, joined: undefined });
  });
});
test('no code is made without a network', async () => {
  await admin.at(async () => {
    network.weather = 'off';
    const now = await made();
    expect(now()).toMatchObject({ made: undefined, isOffline: true, isAsking: false });
  });
});
