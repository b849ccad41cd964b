// Whose names a device asks for, how long it keeps them, and that asking costs a quiet round next to nothing.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '#domain/access/role.ts';
import { caseRecord } from '#domain/cases/case.ts';
import { loan } from '#domain/circulation/loan.ts';
import { commit } from '#device/commit.ts';
import { namesWanted } from '#device/care/device-names.ts';
import type { AnyRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { round } from '#device/round/round.ts';
import { makeStamp } from '#protocol/stamp.ts';
import { withRole } from '../../../src/server/accounts/roles.ts';
import { twoTablets, type TestDevice } from '../../support/devices.ts';
import { freshServer, type FreshServer } from '../../support/fresh-server.ts';
import { openNetwork, type Network } from '../../support/network.ts';

let server: FreshServer;
let network: Network;
let one: TestDevice;
let two: TestDevice;
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
  [one, two] = await twoTablets(server);
  for (const device of [one, two]) await device.exchange();
});
afterEach(() => network.close());

const lentAt = '2026-10-06T07:06:00.000Z';
const lend = (id: string) =>
  loan.put({ copyId: 'copy-0001', memberId: 'member-01', siteId: 'site-0001', lentAt, dueOn: '2026-10-16' }, id);
const namesOn = (device: TestDevice) => device.at(async () => (await database().meta.get('names')) !== undefined);
async function becomes(device: TestDevice, role: Role): Promise<void> {
  const id = await device.at(async () => ((await database().meta.get('clock')) as { device: string }).device);
  await server.storage.transaction(async (transaction) => {
    const row = await transaction.lockDevice(id);
    if (row) await transaction.putDevice({ ...row, ...withRole(row, role, Date.now()) });
  });
}
/** One book lent on two tablets: each has asked what the other is called. */
async function lentTwice(): Promise<string> {
  await one.at(() => commit([lend('loan-0001')]));
  await two.at(() => commit([lend('loan-0002')]));
  for (const device of [one, two, one]) await device.exchange();
  expect([await namesOn(one), await namesOn(two)]).toEqual([true, true]);
  return one.at(async () => (await database().case.toArray())[0]?.id as string);
}
const settled = (id: string, settledAt: string) =>
  caseRecord.patch(id, { status: 'settled', outcome: 'held:loan-0001', settledAt });

test.each(['kiosk', 'volunteer'] as const)('a tablet that becomes a %s knows no other device by name', async (role) => {
  await lentTwice();
  await becomes(one, role);
  await one.exchange();
  expect([await namesOn(one), await namesOn(two)]).toEqual([false, true]);
});

test('names are kept while a clash is open or was settled lately, and no longer', async () => {
  const id = await lentTwice();
  const over = loan.patch('loan-0002', { returnedAt: lentAt });
  await one.at(() => commit([over, settled(id, new Date().toISOString())]));
  for (const device of [one, two, one]) await device.exchange();
  expect([await namesOn(one), await namesOn(two)]).toEqual([true, true]);
  await one.at(() => commit([settled(id, '2026-01-06T07:06:00.000Z')]));
  for (const device of [one, two, one, two]) await device.exchange();
  expect([await namesOn(one), await namesOn(two)]).toEqual([false, false]);
});

test('a round that brings nothing about people looks once at the open cases', async () => {
  await lentTwice();
  await one.exchange();
  const looks = await one.at(async () => {
    let read = 0;
    const count = <Row>(row: Row) => (read++, row);
    database().case.hook('reading', count);
    await round();
    database().case.hook('reading').unsubscribe(count);
    return read;
  });
  expect(looks).toBe(1);
});

test('of more clashes than may be asked about, the oldest come first', async () => {
  const ids = Array.from({ length: 50 }, (_, at) => String(at).padStart(4, '0'));
  const writer = (id: string) => `aaaaaaaaaaaa${id}`;
  await one.at(async () => {
    const row = (id: string) => ({ seq: 1, scope: 'people:x', id, body: {} });
    const lost = ids.map((id) => ({
      ...row(`loan-${id}`),
      body: { stamps: { '*': makeStamp(Date.parse(lentAt), 0, writer(id)) } },
    }));
    const cases = ids.map((id, at) => ({
      ...row(`case-${id}`),
      caseKind: 'doubleLoan',
      subjects: [`loan-${id}`],
      status: 'open',
      openedAt: new Date(Date.parse(lentAt) - at * 60_000).toISOString(),
    }));
    await database().table<AnyRow>('loan').bulkPut(lost);
    await database().table<AnyRow>('case').bulkPut(cases);
  });
  const wanted = await one.at(() => namesWanted('librarian'));
  expect(wanted).toEqual(ids.slice(10).reverse().map(writer));
});
