// The devices of a library in the hands of an administrator.
import { expect, test } from 'vitest';
import { visit } from '#domain/visits/visit.ts';
import { changeDevicePath, devicesPath, type ChangeDevice, type KnownDevice } from '#protocol/devices.ts';
import { invitePath } from '#protocol/join.ts';
import { opToWire } from '#protocol/op.ts';
import { pullPath } from '#protocol/pull.ts';
import { changeDevice } from '../../../src/server/accounts/devices.ts';
import type { DeviceRow } from '../../../src/server/storage/storage.ts';
import { acceptPush } from '../../../src/server/sync/accept-push.ts';
import { freshServer, freshTablet, joinWith, type FreshServer } from '../../support/fresh-server.ts';

const post = ({ app }: FreshServer, token: string, url: string, payload: object) =>
  app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${token}` }, payload });
const change = async (server: FreshServer, token: string, payload: ChangeDevice) =>
  (await post(server, token, changeDevicePath, payload)).json<{ devices: KnownDevice[] }>().devices;

test('an administrator sees every device of the library and names, suspends, takes back, revokes and re-roles others', async () => {
  const server = await freshServer();
  const first = await joinWith(server, 'administrator');
  const other = await joinWith(server, 'librarian');
  await joinWith(server, 'librarian', '01939f00-0000-7000-8000-0000000000ff');
  const seen = (await post(server, first.token, devicesPath, {})).json<{ devices: KnownDevice[] }>().devices;
  expect(seen.map(({ device, isOwn }) => [device, isOwn])).toEqual([
    [first.device, true],
    [other.device, false],
  ]);
  const steps = [
    { name: 'máy tầng hai' },
    { state: 'suspended' },
    { state: 'active' },
    { role: 'kiosk' },
    { state: 'revoked' },
  ] as const;
  for (const step of steps) {
    const devices = await change(server, first.token, { device: other.device, ...step });
    expect(devices.find(({ device }) => device === other.device)).toMatchObject(step);
  }
});

test('whoever may decide hears what the devices of the library are called that it asks about, and no others; a volunteer and a kiosk hear nothing', async () => {
  const server = await freshServer();
  const first = await joinWith(server, 'administrator');
  const librarian = await joinWith(server, 'librarian');
  const [volunteer, kiosk] = [await joinWith(server, 'volunteer'), await joinWith(server, 'kiosk')];
  const elsewhere = await joinWith(server, 'librarian', '01939f00-0000-7000-8000-0000000000ff');
  await change(server, first.token, { device: first.device, name: 'Máy bàn mượn trả' });
  const asked = { device: '', epoch: '', scopes: [], named: [first.device, elsewhere.device, 'f'.repeat(16)] };
  const heard = async (token: string, body: object = asked) => {
    const { body: text } = await post(server, token, pullPath, body);
    return (JSON.parse(text.split('\n')[0] ?? '') as { names?: unknown }).names;
  };
  for (const { token } of [first, librarian])
    expect(await heard(token)).toEqual({ [first.device]: 'Máy bàn mượn trả' });
  for (const { token } of [volunteer, kiosk]) expect(await heard(token)).toBeUndefined();
  expect(await heard(librarian.token, { ...asked, named: [] })).toBeUndefined();
  expect(await heard(librarian.token, { device: '', epoch: '', scopes: [] })).toBeUndefined();
});

test('nobody changes their own role or state, so an administrator is always left', async () => {
  const server = await freshServer();
  const { device, token } = await joinWith(server, 'administrator');
  const wanted = { device, name: 'máy của cô Hoa', role: 'kiosk', state: 'revoked' } as const;
  expect(await change(server, token, wanted)).toMatchObject([
    { name: 'máy của cô Hoa', role: 'administrator', state: 'active' },
  ]);
});

test('a librarian neither sees nor changes devices, and nobody those of another library', async () => {
  const server = await freshServer();
  const librarian = await joinWith(server, 'librarian');
  const elsewhere = await joinWith(server, 'administrator', '01939f00-0000-7000-8000-0000000000ff');
  const asked = { device: librarian.device, state: 'revoked' } as const;
  for (const url of [devicesPath, changeDevicePath])
    expect((await post(server, librarian.token, url, asked)).statusCode).toBe(403);
  await change(server, elsewhere.token, asked);
  expect((await post(server, librarian.token, pullPath, { device: '', epoch: '', scopes: [] })).statusCode).toBe(200);
});

test('what a device wrote while it was taken out is told by its kinds, and counts when an administrator says so', async () => {
  const server = await freshServer();
  const first = await joinWith(server, 'administrator');
  const away = await freshTablet(server.storage, 'volunteer');
  const librarian = await joinWith(server, 'librarian');
  await change(server, first.token, { device: away.id, state: 'revoked' });
  const revoked = { ...away.row, state: 'revoked' } as const;
  const visits = [1, 2, 3].map((nth) =>
    away.op(
      visit.put({
        siteId: 'site-0001',
        purpose: 'books',
        visitedAt: `2026-10-06T07:0${nth}:00.000Z`,
        onDay: '2026-10-06',
        session: 'afternoon',
        partySize: nth,
      }),
    ),
  );
  await acceptPush({ storage: server.storage, device: revoked, ops: visits.map(opToWire), nowMs: Date.now() });
  const kept = async (payload: ChangeDevice) =>
    (await change(server, first.token, payload)).find(({ device }) => device === away.id)?.kept;
  expect((await post(server, librarian.token, changeDevicePath, { device: away.id, takeIn: true })).statusCode).toBe(
    403,
  );
  expect(await kept({ device: away.id })).toEqual([['visit.put', 3]]);
  expect(await kept({ device: away.id, takeIn: true })).toBeUndefined();
});

test('a suspended or revoked device gets nothing, and is told why', async () => {
  const server = await freshServer();
  const first = await joinWith(server, 'administrator');
  const other = await joinWith(server, 'administrator');
  for (const state of ['suspended', 'revoked'] as const) {
    await change(server, first.token, { device: other.device, state });
    for (const [url, payload] of [
      [pullPath, { device: other.device, epoch: '', scopes: [] }],
      [invitePath, { role: 'kiosk' }],
      [devicesPath, {}],
    ] as const) {
      const answer = await post(server, other.token, url, payload);
      expect([answer.statusCode, answer.json()]).toEqual([403, { reason: state }]);
    }
  }
});

test('when a device was last there, with which app and how much waiting, is remembered from its pulls', async () => {
  const server = await freshServer();
  const { device, token } = await joinWith(server, 'administrator');
  await post(server, token, pullPath, { device, epoch: '', scopes: [], waiting: 7, app: '9.9.9' });
  const { devices } = (await post(server, token, devicesPath, {})).json<{ devices: KnownDevice[] }>();
  expect(devices).toMatchObject([{ waiting: 7, app: '9.9.9', lastSeenAt: expect.any(String) }]);
});

test('of two administrators who take each other out at the same moment one stays', async () => {
  const server = await freshServer();
  const { storage } = server;
  const both = [await joinWith(server, 'administrator'), await joinWith(server, 'administrator')];
  const rows = await storage.transaction((transaction) => transaction.devicesOf(storage.server.unitId));
  const asking = both.map(({ device }) => rows.find(({ id }) => id === device) as DeviceRow);
  await Promise.all(
    asking.map((one, at) => {
      const change = { device: both[1 - at]?.device ?? '', state: 'revoked' } as const;
      return changeDevice(storage, { asking: one, change, nowMs: 0 });
    }),
  );
  const after = await storage.transaction((transaction) => transaction.devicesOf(storage.server.unitId));
  expect(new Set(after.map(({ state }) => state))).toEqual(new Set(['active', 'revoked']));
});
