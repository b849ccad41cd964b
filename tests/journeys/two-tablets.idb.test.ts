// Two tablets and the real server: what each wrote without a network is on the other afterwards, once.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attendance } from '#domain/events/attendance.ts';
import { title } from '#domain/catalogue/title.ts';
import { loan } from '#domain/circulation/loan.ts';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { settleDoubleLoan } from '#domain/cases/settle.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { openCases } from '#device/read/attention.ts';
import { caseLines } from '#device/read/cases/case-lines.ts';
import { TestDevice, twoTablets } from '../support/devices.ts';
import { freshServer, type FreshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';

let server: FreshServer;
let network: Network;
let one: TestDevice;
let two: TestDevice;
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
  [one, two] = await twoTablets(server);
});
afterEach(() => network.close());

const lend = (memberId: string, id: string) =>
  loan.put(
    { copyId: 'copy-0001', memberId, siteId: 'site-0001', lentAt: '2026-10-06T07:06:00.000Z', dueOn: '2026-10-16' },
    id,
  );
const present = attendance.put({
  eventId: 'event-0001',
  memberId: 'member-01',
  checkedInAt: '2026-10-06T07:06:00.000Z',
  method: 'name',
});
const titles = () => database().title.toArray();

test('a book added on one tablet is on the other after both had a network', async () => {
  await one.at(() => commit([title.put({ title: 'Quê nội', bookType: 'TN' })]));
  expect(await one.exchange()).toEqual({ kind: 'done' });
  expect(await two.exchange()).toEqual({ kind: 'done' });
  expect(await two.at(titles)).toMatchObject([{ title: 'Quê nội' }]);
  expect(await one.waiting()).toBe(0);
});

test('one copy lent on two tablets: both loans stand, one case on both, and a person settles it once', async () => {
  network.weather = 'off';
  await one.at(() => commit([lend('member-01', 'loan-0001')]));
  await two.at(() => commit([lend('member-02', 'loan-0002')]));
  expect(await one.exchange()).toMatchObject({ kind: 'fault' });
  network.weather = 'fine';
  for (const device of [one, two, one]) await device.exchange();
  const cases = [await one.at(openCases), await two.at(openCases)];
  expect(cases[0]).toHaveLength(1);
  expect(cases[1]?.[0]?.id).toBe(cases[0]?.[0]?.id);
  expect(await one.at(() => database().loan.count())).toBe(2);

  await two.at(async () => {
    const [line] = await caseLines();
    const loans = line?.loans.map(({ loan: held }) => held) ?? [];
    const asked = { open: line?.open as never, now: '2026-10-06T09:00:00.000Z', loans, holder: 'loan-0002' };
    const decision = settleDoubleLoan(asked);
    if (decision.kind === 'change') await commit(decision.changes);
  });
  for (const device of [two, one]) await device.exchange();
  expect(await one.at(openCases)).toEqual([]);
  expect(await one.at(() => database().loan.get('loan-0001'))).toMatchObject({
    returnedAt: '2026-10-06T09:00:00.000Z',
  });
});

test('one child tapped on two tablets is one attendance', async () => {
  await one.at(() => commit([present]));
  await two.at(() => commit([present]));
  for (const device of [one, two, one]) await device.exchange();
  for (const device of [one, two]) expect(await device.at(() => database().attendance.count())).toBe(1);
});

test('readings counted on two tablets add up', async () => {
  const read = (amount: number) =>
    inHouseUse.put({ titleId: 'title-001', onDay: '2026-10-06', siteId: 'site-0001', readerKind: 'pupil', amount });
  await one.at(() => commit([read(1)]));
  await one.at(() => commit([read(1)]));
  await two.at(() => commit([read(1)]));
  for (const device of [one, two, one]) await device.exchange();
  for (const device of [one, two])
    expect(await device.at(() => database().inHouseUse.toArray())).toMatchObject([{ amount: 3 }]);
});

test('an answer that is lost on the way doubles nothing', async () => {
  await one.at(() => commit([title.put({ title: 'Quê nội', bookType: 'TN' })]));
  network.weather = 'lose-answer';
  expect(await one.exchange()).toMatchObject({ kind: 'fault', fault: { kind: 'offline' } });
  expect(await one.waiting()).toBe(1);
  network.weather = 'fine';
  await one.exchange();
  await two.exchange();
  expect(await two.at(titles)).toHaveLength(1);
  expect(await one.waiting()).toBe(0);
});

test('an answer that ends in the middle skips nothing', async () => {
  await one.at(() =>
    commit(Array.from({ length: 300 }, (_, at) => title.put({ title: `Sách ${at}`, bookType: 'TN' }))),
  );
  await one.exchange();
  network.weather = 'cut';
  await two.exchange();
  network.weather = 'fine';
  await two.exchange();
  expect(await two.at(titles)).toHaveLength(300);
});

test.each(['portal', 'broken', 'off'] as const)(
  'when the network is %s everything stays and waits',
  async (weather) => {
    network.weather = weather;
    await one.at(() => commit([title.put({ title: 'Quê nội', bookType: 'TN' })]));
    expect(await one.exchange()).toMatchObject({ kind: 'fault' });
    expect(await one.waiting()).toBe(1);
    expect(await one.at(titles)).toHaveLength(1);
    network.weather = 'fine';
    await one.exchange();
    expect(await one.waiting()).toBe(0);
  },
);

test('what a volunteer may not write is kept for a person, and the screen shows what is so', async () => {
  const volunteer = new TestDevice();
  await volunteer.join(server, 'volunteer');
  await volunteer.at(() => commit([title.put({ title: 'Quê nội', bookType: 'TN' })]));
  await volunteer.exchange();
  expect(await volunteer.at(titles)).toEqual([]);
  expect(await volunteer.at(() => database().held.where('isOpen').equals(1).count())).toBe(1);
});

test('a kiosk counts visits and never holds a name', async () => {
  const kiosk = new TestDevice();
  await kiosk.join(server, 'kiosk');
  await one.at(() => commit([lend('member-01', 'loan-0001')]));
  await one.exchange();
  await kiosk.exchange();
  expect(await kiosk.at(() => database().loan.count())).toBe(0);
});
