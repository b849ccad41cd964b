// What needs a wider look is found after the answer: who or what was written twice, and gatherings that are too full.
import { expect, test } from 'vitest';
import { caseRecord } from '#domain/cases/case.ts';
import { title } from '#domain/catalogue/title.ts';
import { attendance } from '#domain/events/attendance.ts';
import { headcount } from '#domain/events/headcount.ts';
import { readingEvent } from '#domain/events/reading-event.ts';
import { member } from '#domain/membership/member.ts';
import { sameMember } from '#domain/membership/same-member.ts';
import { linkOf } from '#domain/record/same-as.ts';
import { lookBack } from '../../../../src/server/sync/cases/look-back.ts';
import { World, type Deed } from '../../../support/world.ts';

const look = (world: World) => lookBack(world.storage, world.storage.server.unitId);
const child = (id: string, more: object = {}) =>
  member.put({ fullName: 'Bàn Văn Tư', memberKind: 'pupil', groupId: 'group-4a1', status: 'active', ...more }, id);
const book = (id: string, more: object = {}) =>
  title.put({ title: 'Tâm hồn cao thượng', authors: ['Edmondo De Amicis'], bookType: 'TN', ...more }, id);
const twice: readonly Deed[] = [
  [1, 10, child('member-11')],
  [2, 20, child('member-12', { fullName: 'bàn văn tư' })],
  [1, 10, book('title-0011')],
  [2, 20, book('title-0012', { title: 'Tâm Hồn Cao Thượng' })],
];

test('one child and one book written on two tablets: one case each, the same whoever comes first', async () => {
  const [first, second] = [await World.make(), await World.make()];
  await first.arrive([1, 2], twice);
  await look(first);
  await second.arrive([2], twice);
  await look(second);
  await second.arrive([1], twice);
  await look(second);
  expect(await first.cases()).toMatchObject(
    [
      { caseKind: 'sameMember', subjects: ['member-11', 'member-12'], status: 'open' },
      { caseKind: 'sameTitle', subjects: ['title-0011', 'title-0012'], status: 'open' },
    ].sort((a, b) => (a.caseKind < b.caseKind ? -1 : 1)),
  );
  expect(await second.cases()).toEqual(await first.cases());
});
test('looking again finds nothing new, and goes on from where it stood', async () => {
  const world = await World.make();
  await world.arrive([1, 2], twice);
  await look(world);
  const before = await world.all('case');
  expect((await look(world)).size).toBe(0);
  await world.push(1, [[1, 60, child('member-13', { fullName: 'Giàng A Páo' })]]);
  await look(world);
  expect(await world.all('case')).toEqual(before);
});
test.each([
  [
    'two children of one name on one tablet',
    [
      [1, 10, child('member-11')],
      [1, 20, child('member-12')],
    ],
  ],
  [
    'another class',
    [
      [1, 10, child('member-11')],
      [2, 20, child('member-12', { groupId: 'group-4a2' })],
    ],
  ],
  [
    'two volumes',
    [
      [1, 10, book('title-0011', { volume: '1', isbn: '9786042098374' })],
      [2, 20, book('title-0012', { volume: '2', isbn: '9786042098374' })],
    ],
  ],
] as const satisfies readonly (readonly [string, readonly Deed[]])[])('%s: nobody is asked', async (_what, deeds) => {
  const world = await World.make();
  await world.arrive([1, 2], deeds);
  await look(world);
  expect(await world.cases()).toEqual([]);
});
test('two people, somebody said: never asked again', async () => {
  const world = await World.make();
  await world.arrive([1, 2], twice.slice(0, 2));
  await look(world);
  const [open] = await world.cases();
  await world.push(1, [[1, 60, caseRecord.patch(open?.id ?? '', { status: 'settled', outcome: 'two' })]]);
  await world.push(2, [[2, 70, member.patch('member-12', { rollNumber: 7 })]]);
  await look(world);
  expect(await world.cases()).toMatchObject([{ status: 'settled', outcome: 'two' }]);
});
test.each([
  ['merged by hand', sameMember.put(linkOf('member-11', 'member-12'))],
  ['corrected, and no longer alike', member.patch('member-12', { fullName: 'Bàn Văn Long' })],
  ['one of them has left', member.patch('member-12', { status: 'left' })],
])('%s: the case settles by itself', async (_what, change) => {
  const world = await World.make();
  await world.arrive([1, 2], twice.slice(0, 2));
  await look(world);
  await world.seen();
  await world.push(1, [[1, 60, change]]);
  await look(world);
  expect(await world.cases()).toMatchObject([{ status: 'settled', outcome: 'by-itself' }]);
});

const event = (capacity: number) =>
  readingEvent.put(
    {
      title: 'Ngày hội đọc sách',
      eventKind: 'readingPeriod',
      siteId: 'site-0001',
      startsAt: '2026-10-06T07:00:00.000Z',
      status: 'open',
      capacity,
    },
    'event-0001',
  );
const here = (memberId: string) =>
  attendance.put({ eventId: 'event-0001', memberId, checkedInAt: '2026-10-06T07:06:00.000Z', method: 'name' });
const counted = headcount.put({
  eventId: 'event-0001',
  groupId: 'group-5a1',
  present: 3,
  countedAt: '2026-10-06T07:06:00.000Z',
});

test('more people than places: nobody is removed, the organiser is asked once, and asked again only beyond the new room', async () => {
  const world = await World.make();
  await world.push(1, [
    [1, 0, event(4)],
    [1, 10, here('member-01')],
  ]);
  await look(world);
  expect(await world.cases()).toEqual([]);
  await world.push(2, [
    [2, 10, here('member-02')],
    [2, 20, counted],
  ]);
  await look(world);
  expect(await world.cases()).toMatchObject([{ caseKind: 'overCapacity', subjects: ['event-0001'], status: 'open' }]);
  expect(await world.all('attendance')).toHaveLength(2);
  await world.push(1, [[1, 60, readingEvent.patch('event-0001', { capacity: 5 })]]);
  await look(world);
  expect(await world.cases()).toMatchObject([{ status: 'settled', outcome: 'by-itself' }]);
  await world.push(1, [[1, 70, here('member-03')]]);
  await look(world);
  expect(new Set((await world.cases()).map(({ status }) => status))).toEqual(new Set(['open', 'settled']));
});
