// What waited on the server for its record is judged like everything else when the record comes.
import { beforeEach, expect, test } from 'vitest';
import { caseRecord } from '#domain/cases/case.ts';
import { title } from '#domain/catalogue/title.ts';
import { member } from '#domain/membership/member.ts';
import { visit } from '#domain/visits/visit.ts';
import { withRole } from '../../../src/server/accounts/roles.ts';
import type { DeviceRow, Storage } from '../../../src/server/storage/storage.ts';
import { caseId } from '../../../src/server/sync/cases/open-cases.ts';
import { freshServer, freshTablet, type Tablet } from '../../support/fresh-server.ts';

let storage: Storage;
let librarian: Tablet;
beforeEach(async () => {
  ({ storage } = await freshServer());
  librarian = await freshTablet(storage, 'librarian');
});
const book = title.put({ title: 'Quê nội', bookType: 'TN' }, 'title-0001');
const change = (tablet: Tablet, changes: Partial<DeviceRow>) =>
  storage.transaction(async (transaction) => {
    const device = (await transaction.lockDevice(tablet.id)) ?? tablet.row;
    await transaction.putDevice({ ...device, ...changes });
  });
const outcomeOf = async (tablet: Tablet, seq = 1) =>
  (await storage.transaction((transaction) => transaction.opsOf(tablet.id, seq, seq)))[0]?.outcome;
const theTitle = async () => {
  const scope = `unit:${storage.server.unitId}`;
  const rows = await storage.rowsAfter({ scope, after: 0, upTo: 1_000, most: 1_000 });
  return rows.find(({ id }) => id === 'title-0001')?.state.fields;
};

/** An op with which another is parked, since this server does not know its kind yet. */
const unknownKind = (tablet: Tablet, group: number) =>
  tablet.op(title.patch('title-0009', { year: 1 }), { type: 'kindOfTomorrow', group });

test('what a device may not write does not become allowed by waiting', async () => {
  const volunteer = await freshTablet(storage, 'volunteer');
  const forbidden = [unknownKind(volunteer, 1), volunteer.op(title.patch('title-0001', { year: 1 }), { group: 1 })];
  expect((await volunteer.push(storage, forbidden)).outcomes.map(([, outcome]) => outcome)).toEqual([
    'parked',
    'parked',
  ]);
  await librarian.push(storage, [librarian.op(book, { wall: 1_700_000_000_000 })]);
  expect(await outcomeOf(volunteer, 2)).toBe('quarantined:not_allowed');
  expect(await theTitle()).not.toHaveProperty('year');
});

test('what makes no sense is kept for a person when its turn comes', async () => {
  const tablet = await freshTablet(storage, 'librarian');
  const senseless = title.patch('title-0001', { year: 'năm ngoái' as never });
  await tablet.push(storage, [unknownKind(tablet, 1), tablet.op(senseless, { group: 1 })]);
  await librarian.push(storage, [librarian.op(book, { wall: 1_700_000_000_000 })]);
  expect(await outcomeOf(tablet, 2)).toBe('quarantined:invalid');
  expect(await theTitle()).not.toHaveProperty('year');
});

test('the role at the time of the op counts, not that at the time when its record comes', async () => {
  const tablet = await freshTablet(storage, 'librarian');
  const wroteAt = 1_790_000_000_000;
  await tablet.push(storage, [tablet.op(title.patch('title-0001', { year: 1984 }), { wall: wroteAt })]);
  await change(tablet, withRole({ ...tablet.row, joinedAt: new Date(0).toISOString() }, 'kiosk', wroteAt + 1));
  await librarian.push(storage, [librarian.op(book, { wall: 1_700_000_000_000 })]);
  expect(await outcomeOf(tablet)).toBe('applied');
  expect(await theTitle()).toMatchObject({ year: 1984 });
});

test('what was handed in before its device was taken out still counts; what it hands in afterwards does not', async () => {
  const tablet = await freshTablet(storage, 'librarian');
  await tablet.push(storage, [tablet.op(title.patch('title-0001', { year: 1984 }))]);
  await change(tablet, { state: 'revoked' });
  await tablet.push(storage, [tablet.op(title.patch('title-0001', { year: 2000 }))]);
  await librarian.push(storage, [librarian.op(book, { wall: 1_700_000_000_000 })]);
  expect([await outcomeOf(tablet), await outcomeOf(tablet, 2)]).toEqual(['applied', 'quarantined:revoked']);
  expect(await theTitle()).toMatchObject({ year: 1984 });
});

test('a visit that waited with what is not known yet goes on waiting for it', async () => {
  const kiosk = await freshTablet(storage, 'kiosk');
  const fields = { siteId: 'site-0001', purpose: 'books', visitedAt: '2026-10-06T01:00:00.000Z' } as const;
  const came = visit.put({ ...fields, onDay: '2026-10-06', session: 'morning', partySize: 1 });
  await kiosk.push(storage, [unknownKind(kiosk, 1), kiosk.op(came, { group: 1 })]);
  await librarian.push(storage, [librarian.op(book)]);
  expect([await outcomeOf(kiosk), await outcomeOf(kiosk, 2)]).toEqual(['parked', 'parked']);
});

test('an op that came before its record in the same push counts as soon as the record has come', async () => {
  const outcomes = (
    await librarian.push(storage, [librarian.op(title.patch('title-0001', { year: 1984 })), librarian.op(book)])
  ).outcomes;
  expect(outcomes.map(([, outcome]) => outcome)).toEqual(['applied', 'applied']);
  expect(await theTitle()).toMatchObject({ year: 1984, title: 'Quê nội' });
});

const card = (id: string) =>
  member.put({ fullName: 'An', memberKind: 'pupil', cardNumber: '4A2.007', status: 'active' }, id);
const clash = { caseKind: 'cardClash', subjects: ['member-01', 'member-02'], stands: true, stamp: '' } as const;
const decided = caseRecord.patch(caseId(clash), {
  status: 'settled',
  outcome: 'renumbered',
  settledAt: '2026-10-06T01:00:00.000Z',
});
const theCases = async () => {
  const scope = `people:${storage.server.unitId}`;
  const rows = await storage.rowsAfter({ scope, after: 0, upTo: 1_000, most: 1_000 });
  return rows.filter(({ type }) => type === 'case').map(({ state }) => state.fields);
};

test('what was decided about a case counts when a server that was put back opens the case only afterwards', async () => {
  const other = await freshTablet(storage, 'librarian');
  await other.push(storage, [other.op(decided)]);
  expect(await outcomeOf(other)).toBe('parked');
  const cards = [card('member-01'), card('member-02')];
  await librarian.push(
    storage,
    cards.map((change) => librarian.op(change, { wall: 1_700_000_000_000 })),
  );
  expect(await outcomeOf(other)).toBe('applied');
  expect(await theCases()).toMatchObject([{ caseKind: 'cardClash', status: 'settled', outcome: 'renumbered' }]);
});

test('and so it does when it is handed in again together with what the case is about', async () => {
  await librarian.push(storage, [librarian.op(card('member-01'))]);
  const again = [card('member-02'), decided].map((change) => librarian.op(change));
  expect((await librarian.push(storage, again)).outcomes.map(([, outcome]) => outcome)).toEqual([
    'applied_case',
    'applied',
  ]);
  expect(await theCases()).toMatchObject([{ status: 'settled', outcome: 'renumbered' }]);
});
