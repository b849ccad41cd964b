// The door out: a change and its op exist together or not at all, and what a tap writes can be read at once.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { attendance } from '#domain/events/attendance.ts';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { title } from '#domain/catalogue/title.ts';
import type { Id } from '#domain/record/id.ts';
import { commit } from '#device/commit.ts';
import { openDatabase, type ClockRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { stampTime } from '#protocol/stamp.ts';
import { freshLibrary } from '../support/fresh-library.ts';

const event = '01939f00-0000-7000-8000-00000000e001' as Id<'readingEvent'>;
const child = '01939f00-0000-7000-8000-00000000c001' as Id<'member'>;
const present = () =>
  attendance.put({ eventId: event, memberId: child, checkedInAt: '2026-10-02T07:00:00.000Z', method: 'name' });

beforeEach(() => freshLibrary());

test('a tap writes the record and its op together', async () => {
  await commit([present()]);
  const rows = await database().attendance.toArray();
  const queue = await database().outbox.toArray();
  expect(rows).toMatchObject([{ eventId: event, memberId: child, seq: 0 }]);
  expect(queue).toMatchObject([
    { seq: 1, key: `attendance ${rows[0]?.id}`, op: { type: 'attendance', seq: 1, recordId: rows[0]?.id } },
  ]);
});

test('two writings of one millisecond are both written', async () => {
  await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_000 });
  await Promise.all([commit([title.put({ title: 'Tảng sáng', bookType: 'TN' })]), commit([present()])]);
  vi.useRealTimers();
  expect(await database().attendance.count()).toBe(1);
  const types = (await database().outbox.toArray()).map(({ op }) => op.type);
  expect(types.sort()).toEqual(['attendance', 'title', 'title']);
});

test('a second tap on the same child makes no second record', async () => {
  await commit([present()]);
  await commit([present()]);
  expect(await database().attendance.count()).toBe(1);
  expect(await database().outbox.count()).toBe(2);
});

test('an undo takes back what this device has seen, and a later check-in counts again', async () => {
  const { ids } = await commit([present()]);
  await commit([attendance.remove(ids[0] as Id<'attendance'>)]);
  expect((await database().attendance.get(ids[0] ?? ''))?.removed).toBe(true);
  await commit([present()]);
  expect((await database().attendance.get(ids[0] ?? ''))?.removed).toBeUndefined();
});

test('two taps within a moment both count', async () => {
  const one = inHouseUse.put({
    titleId: '01939f00-0000-7000-8000-0000000000t1',
    siteId: '01939f00-0000-7000-8000-0000000000s1',
    onDay: '2026-10-02',
    readerKind: 'pupil',
    amount: 1,
  });
  await Promise.all([commit([one]), commit([one])]);
  expect(await database().inHouseUse.toArray()).toMatchObject([{ amount: 2 }]);
});

test('of several changes in one act all are written or none', async () => {
  const good = title.put({ title: 'Quê nội', bookType: 'TN' });
  await expect(commit([good, { type: 'title', action: 'patch', fields: {} }])).rejects.toThrow();
  expect(await database().title.count()).toBe(0);
  expect(await database().outbox.count()).toBe(0);
});

test('what another tab wrote in between is neither lost nor overwritten', async () => {
  await commit([present()]);
  const other = openDatabase('strict', database().name);
  const [queued] = await other.outbox.toArray();
  if (!queued) throw new Error('Nothing was queued.');
  const stamp = queued.op.stamp.replace(/^./, '1');
  await other.outbox.add({ ...queued, seq: 2, op: { ...queued.op, seq: 2, stamp } });
  await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
  const ops = (await database().outbox.toArray()).map(({ op }) => op);
  expect(ops.map(({ seq, type }) => [seq, type])).toEqual([
    [1, 'attendance'],
    [2, 'attendance'],
    [3, 'title'],
  ]);
  expect((ops[2]?.stamp ?? '') > stamp).toBe(true);
});

test('a record that came from the server in between is merged, not overwritten', async () => {
  await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
  const { ids } = await commit([present()]);
  const other = openDatabase('strict', database().name);
  const row = await other.attendance.get(ids[0] ?? '');
  if (!row) throw new Error('There is no attendance.');
  await other.attendance.put({ ...row, seq: 7, scope: 'people:elsewhere' });
  await commit([present()]);
  expect(await database().attendance.toArray()).toMatchObject([{ seq: 7 }]);
  expect(await database().shadow.count()).toBe(1);
});

test('a device that joined a library in another tab writes with its new identity', async () => {
  await commit([present()]);
  const other = openDatabase('strict', database().name);
  const clock = await other.meta.get('clock');
  if (clock?.id !== 'clock') throw new Error('There is no clock.');
  await other.meta.put({ ...clock, device: 'f'.repeat(16) });
  await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
  expect((await database().outbox.orderBy(':id').last())?.op.device).toBe('f'.repeat(16));
});

test('what is written after a clock of 2015 was set right by hand is of today, not of eleven years from now', async () => {
  const today = Date.parse('2026-10-07T03:00:00Z');
  const clock = (await database().meta.get('clock')) as ClockRow;
  const toldAt = today - 3_600_000;
  await database().meta.put({ ...clock, offset: toldAt - Date.parse('2015-01-01T00:10:00Z'), toldAt });
  vi.useFakeTimers({ toFake: ['Date'], now: today });
  await commit([present()]);
  await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
  vi.useRealTimers();
  const stamps = (await database().outbox.toArray()).map(({ op }) => stampTime(op.stamp));
  expect(stamps).toEqual([today, today]);
});
