// Getting in with the device's own key: by itself, once for all who ask, and with nothing lost when an answer is.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { commit } from '#device/commit.ts';
import { joinServer } from '#device/joining/join.ts';
import { access } from '#device/joining/sign-in.ts';
import { database } from '#device/open-database.ts';
import { challengePath, enrolPath, signInPath } from '#protocol/sign-in.ts';
import { makeCode } from '../../../src/server/accounts/codes.ts';
import { TestDevice } from '../../support/devices.ts';
import { freshServer, joinWith, type FreshServer } from '../../support/fresh-server.ts';
import { openNetwork, type Network } from '../../support/network.ts';

let server: FreshServer;
let network: Network;
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
});
afterEach(() => network.close());
const codeFor = async (role: 'librarian') => {
  const { storage } = server;
  return (await makeCode({ storage, unitId: storage.server.unitId, role, madeBy: 'test', nowMs: Date.now() })).code;
};
const write = (name: string) => commit([title.put({ title: name, bookType: 'TN' })]);
/** The server takes none of its tokens any more, as after an hour. */
const anHourLater = (device: string) => server.storage.transaction((transaction) => transaction.dropPasses(device));
const ownId = async () => {
  const clock = await database().meta.get('clock');
  return clock?.id === 'clock' ? clock.device : '';
};
const asked = (path: string) => network.requests.filter((one) => one === path).length;

/** A device as it was before there were keys: it joined with a token that it keeps. */
async function oldDevice(): Promise<TestDevice> {
  const device = new TestDevice();
  const joined = await joinWith(server, 'librarian');
  await device.at(async () => {
    const { device: id, unitId, token, epoch } = joined;
    await database().meta.bulkPut([
      { id: 'clock', device: id, unitId, offset: 0, cursors: {} },
      { id: 'server', token, server: joined.server, epoch },
    ]);
  });
  return device;
}

test('a device that joins has a key that nobody can read, and no token on its disk that lasts', async () => {
  const device = new TestDevice();
  await device.join(server, 'librarian');
  await device.at(async () => {
    const key = await database().ownKey.get('key');
    await expect(crypto.subtle.exportKey('pkcs8', key?.privateKey as CryptoKey)).rejects.toThrow();
    await anHourLater(await ownId());
    const row = await database().meta.get('server');
    const token = row?.id === 'server' ? row.token : '';
    const headers = { authorization: `Bearer ${token}` };
    const answer = await server.app.inject({ method: 'POST', url: '/sync/v1/pull', headers, payload: {} });
    expect(answer.statusCode).toBe(401);
  });
});

test('everybody who asks while the token is renewed waits for the same renewal', async () => {
  const device = new TestDevice();
  await device.join(server, 'librarian');
  await device.at(async () => {
    const old = await access();
    await anHourLater(await ownId());
    const stale = old.ok ? old.token : '';
    const given = await Promise.all([access(stale), access(stale), access(stale)]);
    expect(new Set(given.map((one) => one.ok && one.token)).size).toBe(1);
    expect([asked(challengePath), asked(signInPath)]).toEqual([1, 1]);
  });
});

test('a renewal whose answer is lost leaves everything waiting, and the next one goes through', async () => {
  const device = new TestDevice();
  await device.join(server, 'librarian');
  await device.at(async () => {
    await write('Quê nội');
    await anHourLater(await ownId());
  });
  for (const weather of ['lose-answer', 'off', 'portal', 'broken', 'cut'] as const) {
    network.weather = weather;
    expect(await device.exchange()).toMatchObject({ kind: 'fault' });
    expect(await device.waiting()).toBe(1);
  }
  network.weather = 'fine';
  expect(await device.exchange()).toEqual({ kind: 'done' });
  expect(await device.waiting()).toBe(0);
});

test('a join whose answer is lost is answered again for the same code, under the same identity', async () => {
  const device = new TestDevice();
  const code = await codeFor('librarian');
  network.weather = 'lose-answer';
  expect(await device.at(() => joinServer({ code, name: 'máy một' }))).toMatchObject({ ok: false });
  network.weather = 'fine';
  expect(await device.at(() => joinServer({ code, name: 'máy một' }))).toMatchObject({ ok: true });
  const rows = await server.storage.transaction(({ devicesOf }) => devicesOf(server.storage.server.unitId));
  expect(rows.map(({ id }) => id)).toEqual([await device.at(ownId)]);
});

test('a device from before there were keys gets one at its first contact and forgets its old token', async () => {
  const device = await oldDevice();
  await device.at(() => write('Quê nội'));
  expect(await device.exchange()).toEqual({ kind: 'done' });
  expect(await device.waiting()).toBe(0);
  expect(await device.at(() => database().meta.get('server'))).toMatchObject({ hasKey: true });
  await device.at(async () => anHourLater(await ownId()));
  await device.at(() => write('Tảng sáng'));
  expect(await device.exchange()).toEqual({ kind: 'done' });
  expect(asked(enrolPath)).toBe(1);
});

test('such a device whose answer was lost is let in by its key', async () => {
  const device = await oldDevice();
  await device.at(() => write('Quê nội'));
  network.weather = 'lose-answer';
  expect(await device.exchange()).toMatchObject({ kind: 'fault' });
  network.weather = 'fine';
  expect(await device.exchange()).toEqual({ kind: 'done' });
  expect(await device.waiting()).toBe(0);
});

test('a program that cannot use the key leaves everything waiting for one that can', async () => {
  const device = new TestDevice();
  await device.join(server, 'librarian');
  const kept = await device.at(async () => {
    await write('Quê nội');
    const key = await database().ownKey.get('key');
    await database().ownKey.clear();
    return key;
  });
  expect(await device.exchange()).toEqual({ kind: 'fault', fault: { kind: 'no-key-here' } });
  expect(await device.waiting()).toBe(1);
  await device.at(async () => kept && database().ownKey.put(kept));
  expect(await device.exchange()).toEqual({ kind: 'done' });
});
