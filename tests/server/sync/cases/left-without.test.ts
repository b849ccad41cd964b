// What one tablet took back while another went on from it is asked about, whichever of them comes first; and what nobody needs
// is gone without a word.
import { expect, test } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { title } from '#domain/catalogue/title.ts';
import { group } from '#domain/membership/group.ts';
import { member } from '#domain/membership/member.ts';
import { lend, World, type Deed } from '../../../support/world.ts';

const made: readonly Deed[] = [
  [0, 1, title.put({ title: 'Góc sân và khoảng trời', bookType: 'TN' }, 'title-0002')],
  [0, 1, group.put({ name: '4A9', groupKind: 'class', schoolYear: '2026–2027' }, 'group-0009')],
];
const book = copy.put(
  { titleId: 'title-0002', siteId: 'site-0001', accessionNumber: 'TN.00003', status: 'inService' },
  'copy-0003',
);
const child = member.put(
  { fullName: 'Giàng A Páo', memberKind: 'pupil', status: 'active', groupId: 'group-0009' },
  'member-03',
);

const stories: Readonly<Record<string, readonly [taken: Deed, goneOn: Deed]>> = {
  'a copy that is lent': [
    [1, 20, copy.remove('copy-0001')],
    [2, 10, lend('loan-0001')],
  ],
  'a member who has a book': [
    [1, 20, member.remove('member-01')],
    [2, 10, lend('loan-0001')],
  ],
  'a title that has a copy': [
    [1, 20, title.remove('title-0002')],
    [2, 10, book],
  ],
  'a class that has a pupil': [
    [1, 20, group.remove('group-0009')],
    [2, 10, child],
  ],
};

test.each(Object.entries(stories))('%s: one case, the same whoever comes first', async (_, [taken, goneOn]) => {
  const told = [];
  for (const order of [
    [1, 2],
    [2, 1],
  ]) {
    const world = await World.make();
    await world.push(0, made);
    await world.seen();
    await world.arrive(order, [taken, goneOn]);
    told.push(await world.cases());
  }
  const [, , { type, id }] = taken;
  expect(told[0]).toMatchObject([{ caseKind: 'editedRemoved', subjects: [id], about: type, status: 'open' }]);
  expect(told[1]).toEqual(told[0]);
});

test('once it is back there is nothing to ask', async () => {
  const world = await World.make();
  await world.arrive([1, 2], stories['a copy that is lent'] as readonly Deed[]);
  await world.seen();
  await world.push(1, [[1, 30, copy.restore('copy-0001')]]);
  expect(await world.cases()).toMatchObject([{ status: 'settled' }]);
});

test('a book that was taken back with its copies is not asked about', async () => {
  const world = await World.make();
  await world.push(0, [...made, [0, 2, book]]);
  await world.seen();
  await world.push(1, [
    [1, 20, copy.remove('copy-0003')],
    [1, 20, title.remove('title-0002')],
  ]);
  expect(await world.cases()).toEqual([]);
});
