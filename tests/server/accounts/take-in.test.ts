// What a device wrote while it was let go counts when a person says so: as if it had never been kept apart.
import { beforeEach, expect, test } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { title } from '#domain/catalogue/title.ts';
import { loan } from '#domain/circulation/loan.ts';
import { member } from '#domain/membership/member.ts';
import { stampTime } from '#protocol/stamp.ts';
import { takeIn } from '../../../src/server/accounts/take-in.ts';
import type { DeviceRow, Storage } from '../../../src/server/storage/storage.ts';
import { freshServer, freshTablet, type Tablet } from '../../support/fresh-server.ts';

const nowMs = 1_800_000_000_000;
const wroteAt = 1_790_000_500_000;
let storage: Storage;
let away: Tablet;
let other: Tablet;
beforeEach(async () => {
  ({ storage } = await freshServer());
  away = await freshTablet(storage, 'librarian');
  other = await freshTablet(storage, 'librarian');
});
const setState = (state: DeviceRow['state']) =>
  storage.transaction(async (transaction) => {
    const device = (await transaction.lockDevice(away.id)) ?? away.row;
    await transaction.putDevice({ ...device, ...(state ? { state } : {}) });
    (away as { row: DeviceRow }).row = { ...device, ...(state ? { state } : {}) };
  });
const ops = () => storage.transaction(({ opsOf }) => opsOf(away.id, 1, 999));
const outcomes = async () => (await ops()).map(({ outcome }) => outcome);
const titleOf = async (id: string) => {
  const scope = `unit:${storage.server.unitId}`;
  return (await storage.rowsAfter({ scope, after: 0, upTo: 9_999, most: 9_999 })).find((row) => row.id === id)?.state;
};
const book = (id: string, name: string) => title.put({ title: name, bookType: 'TN' }, id);

test('each counts from the time at which it was written, whatever came since', async () => {
  await other.push(storage, [other.op(book('title-0001', 'Quê nội'))]);
  await setState('revoked');
  await away.push(storage, [away.op(title.patch('title-0001', { year: 1974 }), { wall: wroteAt })]);
  await other.push(storage, [other.op(title.patch('title-0001', { title: 'Tảng sáng' }), { wall: wroteAt + 60_000 })]);
  expect(await outcomes()).toEqual(['quarantined:revoked']);
  const moved = await takeIn(storage, away.id, nowMs);
  expect([...moved.keys()]).toEqual([`unit:${storage.server.unitId}`]);
  const [row] = await ops();
  expect(row).toMatchObject({ outcome: 'applied', scopeSeq: [...moved.values()][0] });
  expect(stampTime(row?.effective ?? '')).toBe(wroteAt);
  expect((await titleOf('title-0001'))?.fields).toMatchObject({ title: 'Tảng sáng', year: 1974 });
  expect((await takeIn(storage, away.id, nowMs)).size).toBe(0);
});

test('what it may not write, what makes no sense and what lacks its record is not made right by it', async () => {
  const volunteer = (away = await freshTablet(storage, 'volunteer'));
  await setState('suspended');
  await volunteer.push(storage, [
    volunteer.op(book('title-0002', 'Quê nội')),
    volunteer.op(member.patch('member-99', { rollNumber: 3 })),
  ]);
  await takeIn(storage, volunteer.id, nowMs);
  expect(await outcomes()).toEqual(['quarantined:not_allowed', 'quarantined:not_allowed']);
  expect(await titleOf('title-0002')).toBeUndefined();
});

test('a record that comes in wakes what waited for it, and a group comes in whole or not at all', async () => {
  await setState('suspended');
  await away.push(storage, [
    away.op(book('title-0003', 'Quê nội'), { group: 1 }),
    away.op(title.patch('title-0003', { year: 'năm ngoái' as never }), { group: 1 }),
    away.op(book('title-0004', 'Tảng sáng')),
  ]);
  await other.push(storage, [other.op(title.patch('title-0004', { year: 1978 }))]);
  await takeIn(storage, away.id, nowMs);
  expect(await outcomes()).toEqual(['quarantined:invalid', 'quarantined:invalid', 'applied']);
  expect(await titleOf('title-0003')).toBeUndefined();
  expect((await titleOf('title-0004'))?.fields).toMatchObject({ title: 'Tảng sáng', year: 1978 });
});

test('an op that came before its record is woken by it, also when both are taken in', async () => {
  await setState('suspended');
  await away.push(storage, [
    away.op(title.patch('title-0005', { year: 1974 })),
    away.op(book('title-0005', 'Quê nội'), { wall: wroteAt }),
  ]);
  await takeIn(storage, away.id, nowMs);
  expect(await outcomes()).toEqual(['applied', 'applied']);
});

test('a group that would lie over the end of a piece is not torn', async () => {
  await setState('suspended');
  const single = Array.from({ length: 499 }, (_, at) => away.op(book(`title-2${at}`, `Sách ${at}`)));
  await away.push(storage, single);
  await away.push(storage, [
    away.op(book('title-0006', 'Quê nội'), { group: 500 }),
    away.op(title.patch('title-0006', { year: 'năm ngoái' as never }), { group: 500 }),
  ]);
  await takeIn(storage, away.id, nowMs);
  expect((await outcomes()).slice(-3)).toEqual(['applied', 'quarantined:invalid', 'quarantined:invalid']);
  expect(await titleOf('title-0006')).toBeUndefined();
});

test('a loan that comes in beside another of the same copy is asked about', async () => {
  const lend = (id: string, memberId: string) =>
    loan.put(
      { copyId: 'copy-0001', memberId, siteId: 'site-0001', lentAt: '2026-10-06T07:06:00.000Z', dueOn: '2026-10-16' },
      id,
    );
  const shelved = {
    titleId: 'title-0001',
    siteId: 'site-0001',
    accessionNumber: 'TN.00001',
    status: 'inService',
  } as const;
  await other.push(storage, [other.op(copy.put(shelved, 'copy-0001')), other.op(lend('loan-0001', 'member-01'))]);
  await setState('revoked');
  await away.push(storage, [away.op(lend('loan-0002', 'member-02'))]);
  await takeIn(storage, away.id, nowMs);
  const [row] = await ops();
  expect(row).toMatchObject({ outcome: 'applied_case' });
  expect(row?.caseId).not.toBeNull();
});

test('several hundred are taken in piece by piece, and nobody else’s with them', async () => {
  await setState('suspended');
  const many = Array.from({ length: 450 }, (_, at) => away.op(book(`title-1${at}`, `Sách ${at}`)));
  await away.push(storage, many);
  const stranger = await freshTablet(storage, 'librarian');
  await takeIn(storage, stranger.id, nowMs);
  expect(new Set(await outcomes())).toEqual(new Set(['quarantined:suspended']));
  await takeIn(storage, away.id, nowMs);
  expect(await outcomes()).toEqual(many.map(() => 'applied'));
});
