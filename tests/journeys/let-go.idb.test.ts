// Tablets that an administrator suspends, takes out, or gives another role, while they are away and full of unsent work.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { member } from '#domain/membership/member.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { condition } from '#device/upkeep/condition.ts';
import { round } from '#device/round/round.ts';
import { attentionCount } from '#device/read/attention.ts';
import type { DeviceState } from '#protocol/devices.ts';
import { pullPath } from '#protocol/pull.ts';
import type { Role } from '#domain/access/role.ts';
import { withRole } from '../../src/server/accounts/roles.ts';
import type { DeviceRow } from '../../src/server/storage/storage.ts';
import { takeIn } from '../../src/server/accounts/take-in.ts';
import { aMomentLater, TestDevice } from '../support/devices.ts';
import { freshServer, type FreshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';

let server: FreshServer;
let network: Network;
let tablet: TestDevice;
let other: TestDevice;
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
  [tablet, other] = [new TestDevice(), new TestDevice()];
  await tablet.join(server, 'librarian');
  await other.join(server, 'librarian');
  await other.at(() => commit([addBook('Quê nội'), addMember('Lò Thị Mai')]));
  await other.exchange();
  await tablet.exchange();
});
afterEach(() => network.close());

const addBook = (name: string) => title.put({ title: name, bookType: 'TN' });
const addMember = (fullName: string) => member.put({ fullName, memberKind: 'pupil', status: 'active' });
const ownId = () =>
  tablet.at(async () => {
    const clock = await database().meta.get('clock');
    return clock?.id === 'clock' ? clock.device : '';
  });
async function change(changed: (device: DeviceRow) => Partial<DeviceRow>): Promise<void> {
  const id = await ownId();
  await server.storage.transaction(async (transaction) => {
    const device = await transaction.lockDevice(id);
    if (device) await transaction.putDevice({ ...device, ...changed(device) });
  });
}
const setState = (state: DeviceState) => change(() => ({ state }));
const setRole = (role: Role) => change((device) => withRole(device, role, Date.now()));
const names = () => tablet.at(async () => (await database().member.toArray()).map((one) => one.fullName).sort());
const books = () => tablet.at(async () => (await database().title.toArray()).map((one) => one.title).sort());
const outcomesOf = async (device: string) =>
  (await server.storage.transaction(({ opsOf }) => opsOf(device, 1, 99))).map(({ outcome }) => outcome);

test('a revoked tablet hands in its offline work, which is kept for a person; then it forgets people, key and identity', async () => {
  const before = await ownId();
  await tablet.at(() => commit([addMember('Hoàng Gia Bảo'), addBook('Tảng sáng')]));
  await setState('revoked');
  expect(await names()).toEqual(['Hoàng Gia Bảo', 'Lò Thị Mai']);
  expect(await tablet.exchange()).toEqual({ kind: 'fault', fault: { kind: 'revoked' } });
  expect(await outcomesOf(before)).toEqual(['quarantined:revoked', 'quarantined:revoked']);
  expect(await names()).toEqual([]);
  expect(await books()).toEqual(['Quê nội']);
  expect(await ownId()).not.toBe(before);
  await tablet.at(async () => {
    expect(await database().ownKey.count()).toBe(0);
    expect(await database().outbox.count()).toBe(0);
    expect(await database().meta.get('server')).toBeUndefined();
    expect(await database().meta.get('exchange')).toMatchObject({ trouble: 'revoked' });
  });
});

test('a tablet that is taken out in the middle of its first load forgets the people as well', async () => {
  const scope = await tablet.at(async () => {
    const clock = await database().meta.get('clock');
    const [first] = clock?.id === 'clock' ? Object.keys(clock.cursors) : [];
    return first as string;
  });
  const entry = { type: 'title', order: 1, range: 0, of: 1, sha256: 'a'.repeat(64), bytes: 10, rows: 1 };
  await tablet.at(async () => {
    await database().load.put({ scope, seq: 1 });
    await database().segment.put({ ...entry, id: `${scope} title 1 0`, scope, isHere: false });
  });
  await setState('revoked');
  expect(await tablet.exchange()).toEqual({ kind: 'fault', fault: { kind: 'revoked' } });
  expect(await names()).toEqual([]);
  await tablet.at(async () => expect(await database().meta.get('server')).toBeUndefined());
});

test('nothing is forgotten while the work cannot be handed in', async () => {
  await tablet.at(() => commit([addMember('Hoàng Gia Bảo')]));
  await setState('revoked');
  for (const weather of ['off', 'lose-answer', 'broken', 'cut'] as const) {
    network.weather = weather;
    await tablet.exchange();
    expect(await names()).toContain('Lò Thị Mai');
    expect(await tablet.waiting()).toBe(1);
  }
  network.weather = 'fine';
  await tablet.exchange();
  expect(await names()).toEqual([]);
});

test('a tablet that was taken out goes on alone and may join again with a new code', async () => {
  await setState('revoked');
  await tablet.exchange();
  await tablet.at(() => commit([addBook('Tảng sáng')]));
  await tablet.join(server, 'librarian');
  expect(await tablet.exchange()).toEqual({ kind: 'done' });
  expect(await books()).toEqual(['Quê nội', 'Tảng sáng']);
  expect(await names()).toEqual(['Lò Thị Mai']);
  expect(await tablet.waiting()).toBe(0);
});

test('a suspended tablet hands in, gets nothing, loses nothing, and goes on when it is taken back', async () => {
  await tablet.at(() => commit([addMember('Hoàng Gia Bảo')]));
  await setState('suspended');
  await other.at(() => commit([addBook('Tảng sáng')]));
  await other.exchange();
  expect(await tablet.exchange()).toEqual({ kind: 'fault', fault: { kind: 'suspended' } });
  expect(await outcomesOf(await ownId())).toEqual(['quarantined:suspended']);
  expect([await names(), await books()]).toEqual([['Lò Thị Mai'], ['Quê nội']]);
  await tablet.at(async () => {
    expect(await database().held.toArray()).toMatchObject([{ seq: 1, outcome: 'quarantined:suspended', isOpen: 1 }]);
    expect(await database().outbox.get(1)).toMatchObject({ op: { fields: { fullName: 'Hoàng Gia Bảo' } } });
  });
  await setState('active');
  expect(await tablet.exchange()).toEqual({ kind: 'done' });
  expect(await books()).toEqual(['Quê nội', 'Tảng sáng']);
});

const standing = () =>
  tablet.at(async () => {
    const exchange = await database().meta.get('exchange');
    return exchange?.id === 'exchange' ? exchange.trouble : undefined;
  });
test('a suspended tablet knows that it is until the server says otherwise, also where the server is not reached', async () => {
  await setState('suspended');
  for (const weather of ['fine', 'off', 'broken', 'cut'] as const) {
    network.weather = weather;
    await tablet.exchange();
    expect(await standing()).toBe('suspended');
  }
  network.weather = 'fine';
  await setState('active');
  await tablet.exchange();
  expect(await standing()).toBeUndefined();
  network.weather = 'off';
  await tablet.exchange();
  expect(await standing()).toBe('offline');
});

const roundWithoutRoom = () =>
  tablet.at(() => {
    condition.setState({ short: true });
    return round();
  });
test('a tablet without room fetches nothing, and hears all the same that it was suspended and taken back', async () => {
  await other.at(() => commit([addBook('Tảng sáng')]));
  await other.exchange();
  for (const [state, heard] of [
    ['active', 'no-room'],
    ['suspended', 'suspended'],
    ['active', 'no-room'],
  ] as const) {
    await setState(state);
    await roundWithoutRoom();
    expect(await standing()).toBe(heard);
    expect(await books()).toEqual(['Quê nội']);
  }
});
test('a suspended tablet without room that does not reach the server stays suspended', async () => {
  await setState('suspended');
  await tablet.exchange();
  network.weather = 'off';
  await roundWithoutRoom();
  expect(await standing()).toBe('suspended');
});

test('what a suspended tablet wrote is seen everywhere once a person has taken it in, and it asks nobody any more', async () => {
  await setState('suspended');
  await tablet.at(() => commit([addMember('Hoàng Gia Bảo'), addBook('Tảng sáng')]));
  await tablet.exchange();
  await setState('active');
  await tablet.exchange();
  expect(await tablet.at(attentionCount)).toBe(2);
  await takeIn(server.storage, await ownId(), Date.now());
  for (const device of [tablet, other]) await device.exchange();
  expect(await tablet.at(attentionCount)).toBe(0);
  expect([await names(), await books()]).toEqual([
    ['Hoàng Gia Bảo', 'Lò Thị Mai'],
    ['Quê nội', 'Tảng sáng'],
  ]);
  expect(await other.at(async () => (await database().member.toArray()).length)).toBe(2);
});

test('a tablet that is made a kiosk hands in what it wrote before, which counts; then it holds no people', async () => {
  await tablet.at(() => commit([addMember('Hoàng Gia Bảo')]));
  await aMomentLater();
  await setRole('kiosk');
  expect(await tablet.exchange()).toEqual({ kind: 'done' });
  expect(await outcomesOf(await ownId())).toEqual(['applied']);
  expect([await names(), await books()]).toEqual([[], ['Quê nội']]);
  await tablet.at(async () => {
    expect(await database().meta.get('settings')).toMatchObject({ role: 'kiosk' });
    expect(await database().shadow.count()).toBe(0);
    expect(await database().outbox.count()).toBe(1);
  });
  await setRole('volunteer');
  expect(await tablet.exchange()).toEqual({ kind: 'done' });
  expect(await names()).toEqual(['Hoàng Gia Bảo', 'Lò Thị Mai']);
});

test('a token that is no longer taken in the middle of a round is renewed there', async () => {
  await tablet.at(() => commit([addBook('Tảng sáng')]));
  const id = await ownId();
  const carried = globalThis.fetch;
  let pulls = 0;
  globalThis.fetch = async (asked, options) => {
    if (asked === pullPath) pulls += 1;
    if (asked === pullPath && pulls === 1)
      await server.storage.transaction((transaction) => transaction.dropPasses(id));
    return carried(asked, options);
  };
  expect(await tablet.exchange()).toEqual({ kind: 'done' });
  expect(pulls).toBe(2);
  expect(await tablet.waiting()).toBe(0);
});
