// The door out: a change and its op exist together or not at all, and what a tap writes can be read at once.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { attendance } from '#domain/events/attendance.ts';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { title } from '#domain/catalogue/title.ts';
import type { Id } from '#domain/record/id.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
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
    { seq: 1, status: 'waiting', op: { type: 'attendance', seq: 1, recordId: rows[0]?.id } },
  ]);
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
