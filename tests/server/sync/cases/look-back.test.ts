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
import type { Storage } from '../../../../src/server/storage/storage.ts';
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

/** The same storage, telling how many rows were read to look for alikes. */
function counting(storage: Storage, read: (rows: number) => void): Storage {
  const transaction: Storage['transaction'] = (work) =>
    storage.transaction((open) => {
      const counted = async <Row>(found: Promise<Row[]>) => {
        read((await found).length);
        return found;
      };
      const withWords: typeof open.withWords = (...asked) => counted(open.withWords(...asked));
      const recordsWhere: typeof open.recordsWhere = (...asked) => counted(open.recordsWhere(...asked));
      return work({ ...open, withWords, recordsWhere, records: (names) => counted(open.records(names)) });
    });
  return { ...storage, transaction };
}
test('many books of one name: each is looked at a bounded number of times, and nobody is asked about all of them', async () => {
  const readFor = async (many: number) => {
    const world = await World.make();
    const deeds = Array.from({ length: many }, (_, at): Deed => [at % 2, 10, book(`title-${10_000 + at}`)]);
    await world.arrive([0, 1], deeds);
    let read = 0;
    const storage = counting(world.storage, (rows) => (read += rows));
    await lookBack(storage, storage.server.unitId);
    expect(await world.cases()).toEqual([]);
    return read;
  };
  expect(await readFor(1_000)).toBeLessThan(2_020);
  expect(await readFor(2_000)).toBeLessThan(4_020);
});
test('whoever stops looking in the middle goes on from there, and asks what would have been asked', async () => {
  const deeds = Array.from({ length: 250 }, (_, at): Deed => [
    1,
    10,
    book(`title-${10_000 + at}`, { title: `Số ${at}` }),
  ]);
  const again: Deed = [2, 20, book('title-0012', { title: 'số 249' })];
  const world = await World.make();
  await world.arrive([1, 2], [...deeds, again]);
  const { unitId } = world.storage.server;
  let pages = 0;
  await lookBack(world.storage, unitId, () => Promise.resolve((pages += 1) < 2));
  expect(await world.storage.lookedAt(`unit:${unitId}`)).toBe(100);
  expect(await world.cases()).toEqual([]);
  await look(world);
  expect(await world.cases()).toMatchObject([{ caseKind: 'sameTitle', subjects: ['title-10249', 'title-0012'] }]);
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
