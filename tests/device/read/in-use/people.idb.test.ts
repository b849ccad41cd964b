// What has come of a member and a class since they were written.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { loan } from '#domain/circulation/loan.ts';
import { attendance } from '#domain/events/attendance.ts';
import { headcount } from '#domain/events/headcount.ts';
import { readingEvent } from '#domain/events/reading-event.ts';
import { group } from '#domain/membership/group.ts';
import { member } from '#domain/membership/member.ts';
import { sameMember } from '#domain/membership/same-member.ts';
import type { Change } from '#domain/record/change.ts';
import { visit } from '#domain/visits/visit.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { isGroupUsed, isMemberUsed } from '#device/read/in-use/people.ts';
import { freshLibrary } from '../../../support/fresh-library.ts';

const at = '2026-10-06T07:06:00.000Z';
const lent = { copyId: 'copy-0001', memberId: 'member-01', siteId: 'site-0001', lentAt: at, dueOn: '2026-10-16' };

beforeEach(async () => {
  await freshLibrary();
  await commit([
    group.put({ name: '4A2', groupKind: 'class' }, 'group-001'),
    member.put({ fullName: 'Lan', memberKind: 'pupil', groupId: 'group-001', status: 'active' }, 'member-01'),
  ]);
});

test.each<[string, Change]>([
  ['borrowed', loan.put(lent, 'loan-0001')],
  ['attended', attendance.put({ eventId: 'event-001', memberId: 'member-01', checkedInAt: at, method: 'name' })],
  ['been found to be another', sameMember.put({ one: 'member-01', other: 'member-02', kept: 'member-02' })],
])('a member who has %s is in use', async (_how, change) => {
  expect(await isMemberUsed('member-01')).toBe(false);
  await commit([change]);
  expect(await isMemberUsed('member-01')).toBe(true);
});
const day = '2026-10-06';
const meeting = { title: 'Tiết đọc', eventKind: 'readingPeriod', siteId: 'site-0001', startsAt: at } as const;
const came = { siteId: 'site-0001', purpose: 'books', visitedAt: at, onDay: day, session: 'morning' } as const;
test.each<[string, Change]>([
  ['has others', member.put({ fullName: 'Vui', memberKind: 'pupil', groupId: 'group-001', status: 'active' })],
  ['is asked to a gathering', readingEvent.put({ ...meeting, groupIds: ['group-001'], status: 'open' })],
  ['was counted', headcount.put({ eventId: 'event-001', groupId: 'group-001', present: 30, countedAt: at })],
  ['came', visit.put({ ...came, partySize: 30, groupId: 'group-001' })],
])('a class that %s is in use', async (_how, change) => {
  expect(await isGroupUsed('group-001', 'member-01')).toBe(false);
  await commit([change]);
  expect(await isGroupUsed('group-001', 'member-01')).toBe(true);
});

test('whether a class came is known with the first of its visits; the others are not read', async () => {
  const visits = ['morning', 'afternoon'] as const;
  await commit(visits.map((session) => visit.put({ ...came, session, partySize: 30, groupId: 'group-001' })));
  let read = 0;
  const count = (row: object) => ((read += 1), row);
  database().visit.hook('reading', count);
  expect(await isGroupUsed('group-001', 'member-01')).toBe(true);
  database().visit.hook('reading').unsubscribe(count);
  expect(read).toBe(1);
});
