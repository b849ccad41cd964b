// A library that was started alone joins a server later and brings everything along.
import 'fake-indexeddb/auto';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { bookcase } from '#domain/places/bookcase.ts';
import { site } from '#domain/places/site.ts';
import type { Role } from '#domain/access/role.ts';
import { visit } from '#domain/visits/visit.ts';
import { commit } from '#device/commit.ts';
import { keepSite } from '#device/joining/keep-site.ts';
import { startHere } from '#device/joining/start.ts';
import { invite } from '#device/joining/invite.ts';
import { isJoinCode, joinServer } from '#device/joining/join.ts';
import { database } from '#device/open-database.ts';
import { allSites, theUnit } from '#device/read/places.ts';
import { session, siteHere, startSession } from '#device/session.ts';
import { changeSettings } from '#device/settings.ts';
import { createJoining } from '#screens/join/join.store.ts';
import { makeCode } from '../../src/server/accounts/codes.ts';
import { TestDevice } from '../support/devices.ts';
import { freshServer, type FreshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';

let server: FreshServer;
let network: Network;
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
});
afterEach(() => network.close());
const name = 'Trường Tiểu học Minh Tâm';
const begin = () => startHere({ name, unitKind: 'school', siteName: 'Thư viện chính' });

test('what was written alone, before and after joining, is on a second device', async () => {
  const [alone, other] = [new TestDevice(), new TestDevice()];
  await alone.at(async () => {
    expect(await begin()).toBeUndefined();
    await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
  });
  await alone.join(server, 'administrator');
  await alone.at(() => commit([title.put({ title: 'Tảng sáng', bookType: 'TN' })]));
  await alone.exchange();
  await other.join(server, 'librarian');
  await other.exchange();
  await other.at(async () => {
    expect((await database().title.toArray()).map((one) => one.title).sort()).toEqual(['Quê nội', 'Tảng sáng']);
    expect(await theUnit(server.storage.server.unitId)).toMatchObject({ name });
    expect(await allSites()).toMatchObject([{ name: 'Thư viện chính' }]);
  });
  expect(await alone.waiting()).toBe(0);
});

test('a library without a name is asked for one, and starting twice after a crash makes one library', async () => {
  await new TestDevice().at(async () => {
    expect(await startHere({ name: ' ', unitKind: 'club', siteName: 'Tủ' })).toEqual({ kind: 'no-name' });
    await begin();
    await begin();
    expect(await database().unit.count()).toBe(1);
  });
});

test('what is written before a server’s library has a name is taken, and it has one main place', async () => {
  const [first, second] = [new TestDevice(), new TestDevice()];
  const { storage } = server;
  const joinAs = async (role: Role) => {
    const inviting = { storage, unitId: storage.server.unitId, role, madeBy: 'test', nowMs: Date.now() };
    const joining = createJoining((await makeCode(inviting)).code, isJoinCode).getState();
    return joining.join({ device: 'máy thử', mainSite: 'Thư viện chính' });
  };
  await first.at(async () => {
    expect(await joinAs('administrator')).toBe('/start');
    await commit([bookcase.put({ siteId: siteHere(), name: '1' })]);
  });
  await second.at(async () => expect(await joinAs('administrator')).toBe('/start'));
  await first.exchange();
  await second.exchange();
  await second.at(async () => {
    expect(await begin()).toBeUndefined();
    expect(await database().bookcase.toArray()).toMatchObject([{ siteId: siteHere() }]);
  });
  await second.exchange();
  await first.exchange();
  await first.at(async () => {
    expect(await database().held.count()).toBe(0);
    expect(await theUnit(storage.server.unitId)).toMatchObject({ name });
    expect(await allSites()).toHaveLength(1);
  });
});

test('naming a library leaves its places and this tablet where they are', async () => {
  await new TestDevice().at(async () => {
    await begin();
    const [main] = await allSites();
    const [satellite = ''] = (await commit([site.put({ name: 'Nà Pò', siteKind: 'satellite' })])).ids;
    await commit([site.patch(main?.id ?? '', { name: 'Phòng đọc' })]);
    await changeSettings({ siteId: satellite });
    await begin();
    expect((await allSites()).map((one) => one.name).sort()).toEqual(['Nà Pò', 'Phòng đọc']);
    expect(siteHere()).toBe(satellite);
  });
});

test('whoever may not name a library is not asked to', async () => {
  const { storage } = server;
  const inviting = { storage, unitId: storage.server.unitId, role: 'volunteer', madeBy: 'test' } as const;
  const { code } = await makeCode({ ...inviting, nowMs: Date.now() });
  await new TestDevice().at(async () => {
    const names = { device: 'máy thử', mainSite: 'Thư viện chính' };
    expect(await createJoining(code, isJoinCode).getState().join(names)).toBe('/');
    expect(await allSites()).toEqual([]);
  });
});

test('two tabs that join at once make one device, and nothing is handed in twice', async () => {
  const alone = new TestDevice();
  const { storage } = server;
  const inviting = { storage, unitId: storage.server.unitId, role: 'administrator', madeBy: 'test' } as const;
  const codes = [
    await makeCode({ ...inviting, nowMs: Date.now() }),
    await makeCode({ ...inviting, nowMs: Date.now() }),
  ];
  await alone.at(async () => {
    await begin();
    await Promise.all(codes.map(({ code }) => joinServer({ code, name: 'máy thử' })));
  });
  await alone.exchange();
  const queued = await alone.at(() => database().outbox.toArray());
  const ops = await storage.transaction((transaction) => transaction.opsOf(queued[0]?.op.device ?? '', 1, 99));
  expect(ops.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
});

test('a device that joins stands at the main library until it is put elsewhere', async () => {
  const [first, second] = [new TestDevice(), new TestDevice()];
  await first.at(begin);
  await first.join(server, 'administrator');
  await first.exchange();
  await second.join(server, 'kiosk');
  await second.exchange();
  await second.at(async () => {
    await startSession();
    keepSite();
    await expect.poll(() => session.getState().settings.siteId).toBeTruthy();
    await changeSettings({ kioskFor: 'everyone' });
    await expect.poll(() => session.getState().settings.kioskFor).toBe('everyone');
  });
});

test('an administrator lets another device in; without a network it is told so', async () => {
  const first = new TestDevice();
  await first.at(begin);
  await first.join(server, 'administrator');
  const made = await first.at(() => invite({ role: 'volunteer' }));
  if (!made.ok) throw new Error('No code was made.');
  const [second, third] = [new TestDevice(), new TestDevice()];
  expect(await second.at(() => joinServer({ code: made.code, name: 'máy hai' }))).toMatchObject({ ok: true });
  expect(await third.at(() => joinServer({ code: made.code, name: 'máy ba' }))).toMatchObject({
    refusal: { refused: 'used' },
  });
  network.weather = 'off';
  expect(await first.at(() => invite({ role: 'volunteer' }))).toMatchObject({ ok: false, fault: { kind: 'offline' } });
});

test('a device that is let in again goes on under its own name, counts included', async () => {
  const device = new TestDevice();
  const came = visit.put({
    siteId: 'site-0001',
    purpose: 'books',
    visitedAt: '2026-10-06T01:00:00.000Z',
    onDay: '2026-10-06',
    session: 'morning',
    partySize: 1,
  });
  await device.at(begin);
  await device.join(server, 'librarian');
  await device.at(() => commit([came]));
  await device.exchange();
  const before = await device.at(() => database().meta.get('clock'));
  await device.join(server, 'administrator');
  await device.at(() => commit([came]));
  expect(await device.exchange()).toEqual({ kind: 'done' });
  const after = await device.at(() => database().meta.get('clock'));
  expect(after).toMatchObject({ device: (before as { device: string }).device });
  expect(await device.waiting()).toBe(0);
});

test('a server that was put back from yesterday’s copy gets back what every tablet still holds', async () => {
  const [one, two] = [new TestDevice(), new TestDevice()];
  const write = (name: string) => commit([title.put({ title: name, bookType: 'TN' })]);
  await one.join(server, 'librarian');
  await two.join(server, 'librarian');
  await one.at(() => write('Quê nội'));
  await one.exchange();
  await network.close();
  const copy = join(mkdtempSync(join(tmpdir(), 'tusach-copy-')), 'data');
  cpSync(server.folder, copy, { recursive: true });
  await reopen(server.folder);
  await one.at(() => write('Tảng sáng'));
  await two.at(() => write('Đất rừng phương Nam'));
  for (const device of [one, two, one]) await device.exchange();
  await network.close();
  await reopen(copy, true);
  for (const device of [two, one, two]) expect(await device.exchange()).toEqual({ kind: 'done' });
  for (const device of [one, two]) {
    const titles = await device.at(() => database().title.toArray());
    expect(titles.map((row) => row.title).sort()).toEqual(['Quê nội', 'Tảng sáng', 'Đất rừng phương Nam'].sort());
    expect(titles.every(({ seq }) => seq > 0)).toBe(true);
    expect(await device.waiting()).toBe(0);
  }
});

async function reopen(folder: string, restored = false): Promise<void> {
  server = await freshServer(folder, restored);
  network = await openNetwork(server);
}
