// What the worker does when the browser says that there is a connection, while another program of the device has the turn: the
// browser must not hear that all is sent while something waits.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { commit } from '#device/commit.ts';
import { anythingWaits } from '#device/outbox.ts';
import { sendAll } from '../../src/worker/round-script.ts';
import { TestDevice } from '../support/devices.ts';
import { freshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';

let network: Network;
let device: TestDevice;

beforeEach(async () => {
  const server = await freshServer();
  network = await openNetwork(server);
  device = new TestDevice();
  await device.join(server, 'librarian');
  await device.exchange();
});
afterEach(() => network.close());

/** Another program has the turn until `end` is called. */
async function anotherAtIt(): Promise<() => void> {
  return new Promise((begun) => {
    void navigator.locks.request('tusach-round', () => new Promise<void>((end) => begun(end)));
  });
}

test('a page that is closed in the middle of its turn leaves what waits to the worker', async () => {
  await device.at(async () => {
    await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
    const close = await anotherAtIt();
    const sending = sendAll();
    setTimeout(close, 300);
    await sending;
    expect(await anythingWaits()).toBe(false);
  });
});
test('where nothing waits, the worker does not wait for another program either', async () => {
  await device.at(async () => {
    const close = await anotherAtIt();
    await sendAll();
    close();
  });
});
