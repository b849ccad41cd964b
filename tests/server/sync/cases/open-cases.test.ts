// Cases are the same whichever tablet came first; they follow the world until a person has decided.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseRecord } from '#domain/cases/case.ts';
import { copy } from '#domain/catalogue/copy.ts';
import { sameCopy } from '#domain/catalogue/same-copy.ts';
import { title } from '#domain/catalogue/title.ts';
import { loan } from '#domain/circulation/loan.ts';
import { returnCopy } from '#domain/circulation/return-copy.ts';
import { member } from '#domain/membership/member.ts';
import { sameMember } from '#domain/membership/same-member.ts';
import type { Change } from '#domain/record/change.ts';
import { idFromKey, type Id } from '#domain/record/id.ts';
import { linkOf } from '#domain/record/same-as.ts';
import { lend, startMs, World, type Deed } from '../../../support/world.ts';

const nobodyHasIt = (minutes: number): Change => {
  const now = new Date(startMs + minutes * 60_000).toISOString();
  const decision = returnCopy({ copyLoans: [], now, brought: { copyId: 'copy-0001', siteId: 'site-0001' } });
  return (decision as { changes: readonly Change[] }).changes[0] as Change;
};
const back = (id: string) => loan.patch(id, { returnedAt: '2026-10-20T00:00:00.000Z' });

/** Each happened on two tablets that had not seen each other. */
const stories: Readonly<Record<string, readonly Deed[]>> = {
  doubleLoan: [
    [1, 10, lend('loan-0001')],
    [2, 20, lend('loan-0002', { memberId: 'member-02', minutes: 20 })],
  ],
  accessionClash: [
    [
      1,
      10,
      copy.put({ titleId: 'title-0001', siteId: 's-000001', accessionNumber: 'TN.9', status: 'damaged' }, 'copy-0008'),
    ],
    [
      2,
      20,
      copy.put({ titleId: 'title-0001', siteId: 's-000001', accessionNumber: 'TN.9', status: 'damaged' }, 'copy-0009'),
    ],
  ],
  cardClash: [
    [1, 10, member.patch('member-01', { cardNumber: '4A1.001' })],
    [2, 20, member.patch('member-02', { cardNumber: '4A1.001' })],
  ],
  strayReturn: [
    [1, 10, nobodyHasIt(10)],
    [2, 20, nobodyHasIt(20)],
  ],
  goneCopyLent: [
    [1, 10, copy.patch('copy-0001', { status: 'withdrawn' })],
    [2, 20, lend('loan-0001')],
  ],
  editedRemoved: [
    [1, 10, copy.remove('copy-0001')],
    [2, 20, copy.patch('copy-0001', { price: 45_000 })],
  ],
  twoValues: [
    [1, 10, member.patch('member-01', { fullName: 'Lò Thị Mây' })],
    [2, 20, member.patch('member-01', { fullName: 'Lò Thị Mơ' })],
  ],
};

test.each(Object.keys(stories))('%s: one case, the same whoever comes first', async (kind) => {
  const deeds = stories[kind] as readonly Deed[];
  const [first, second] = [await World.make(), await World.make()];
  await first.arrive([1, 2], deeds);
  await second.arrive([2, 1], deeds);
  const cases = await first.cases();
  expect(cases).toMatchObject([{ caseKind: kind, status: 'open' }]);
  expect(await second.cases()).toEqual(cases);
});

test('everything at once, in any order of tablets: the same cases and the same records', async () => {
  const deeds: Deed[] = [
    ...(stories.doubleLoan ?? []),
    ...(stories.cardClash ?? []),
    ...(stories.twoValues ?? []),
    [3, 30, lend('loan-0003', { copyId: 'copy-0002', memberId: 'member-02', minutes: 30 })],
    [3, 40, title.patch('title-0001', { title: 'Quê ngoại' })],
    [4, 50, title.patch('title-0001', { title: 'Quê hương' })],
    [
      4,
      60,
      copy.put(
        { titleId: 'title-0001', siteId: 'site-0001', accessionNumber: 'TN.00002', status: 'inService' },
        'copy-0009',
      ),
    ],
  ];
  const sameEverywhere = fc.asyncProperty(fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }), async (order) => {
    const [sorted, shuffled] = [await World.make(), await World.make()];
    await sorted.arrive([1, 2, 3, 4], deeds);
    await shuffled.arrive(order, deeds);
    expect((await sorted.cases()).length).toBe(6);
    expect(await shuffled.cases()).toEqual(await sorted.cases());
    for (const type of ['loan', 'copy', 'member', 'title']) {
      const plain = async (world: World) => (await world.all(type)).map(({ id, state }) => ({ id, state }));
      expect(await plain(shuffled)).toEqual(await plain(sorted));
    }
  });
  await fc.assert(sameEverywhere, { numRuns: 8 });
});

test('a copy that was lost and is lent is in service again, and the record says what it was', async () => {
  const world = await World.make();
  await world.push(1, [[1, 10, lend('loan-0001', { copyId: 'copy-0002' })]]);
  expect((await world.state('copy', 'copy-0002'))?.fields.status).toBe('inService');
  expect(await world.cases()).toMatchObject([{ subjects: ['loan-0001', 'copy-0002'], written: ['lost'] }]);
});
test('a copy that is lost while it is on loan is no case', async () => {
  const world = await World.make();
  await world.push(1, [[1, 10, lend('loan-0001')]]);
  await world.push(2, [[2, 20, copy.patch('copy-0001', { status: 'lost' })]]);
  expect(await world.cases()).toEqual([]);
});

test.each([
  [[1, 2], 'by-itself'],
  [[2, 1], undefined],
] as const)('a loan that turns up after its return is what the return ended (tablets %o)', async (order, outcome) => {
  const world = await World.make();
  await world.arrive(order, [
    [1, 20, nobodyHasIt(20)],
    [2, 10, lend('loan-0001')],
  ]);
  const [open] = await world.cases();
  expect(open?.outcome).toBe(outcome);
  expect((await world.state('loan', 'loan-0001'))?.fields.returnedAt).toBe(new Date(startMs + 1_200_000).toISOString());
});
test('a loan made after a stray return has nothing to do with it', async () => {
  const world = await World.make();
  await world.push(1, [[1, 10, nobodyHasIt(10)]]);
  await world.push(2, [[2, 20, lend('loan-0001', { minutes: 20 })]]);
  expect(await world.cases()).toMatchObject([{ caseKind: 'strayReturn', status: 'open' }]);
  expect((await world.state('loan', 'loan-0001'))?.fields.returnedAt).toBeUndefined();
});

test.each([[[1, 2]], [[2, 1]]])(
  'a stray return of a tablet whose clock ran twelve years ahead ends no loan made since; a person is asked (tablets %o)',
  async (order) => {
    const world = await World.make();
    await world.arrive(order, [
      [1, 6_307_200, nobodyHasIt(10)],
      [2, 20, lend('loan-0001', { minutes: 20 })],
    ]);
    expect(await world.cases()).toMatchObject([{ caseKind: 'strayReturn', status: 'open' }]);
    expect((await world.state('loan', 'loan-0001'))?.fields.returnedAt).toBeUndefined();
  },
);

/** What ends each case without anybody choosing. */
const ends: Readonly<Record<string, Change>> = {
  doubleLoan: back('loan-0001'),
  accessionClash: copy.patch('copy-0009', { accessionNumber: 'TN.10' }),
  cardClash: member.patch('member-02', { cardNumber: '4A1.002' }),
  goneCopyLent: copy.patch('copy-0001', { status: 'damaged' }),
  editedRemoved: copy.restore('copy-0001'),
  twoValues: member.patch('member-01', { fullName: 'Lò Thị Mai' }),
};
test.each(Object.keys(ends))('%s: when the world settles it, the case is settled', async (kind) => {
  const world = await World.make();
  await world.arrive([1, 2], stories[kind] as readonly Deed[]);
  await world.seen();
  await world.push(1, [[1, 60, ends[kind] as Change]]);
  expect(await world.cases()).toMatchObject([{ caseKind: kind, status: 'settled', outcome: 'by-itself' }]);
});

test('what the world settled is asked again when it comes back, and so is a clash that somebody had settled', async () => {
  const world = await World.make();
  await world.arrive([1, 2], stories.doubleLoan as readonly Deed[]);
  await world.push(1, [[1, 60, back('loan-0001')]]);
  await world.push(1, [[1, 70, loan.patch('loan-0001', { returnedAt: null })]]);
  const [open] = await world.cases();
  expect(open).toMatchObject({ status: 'open', outcome: null });
  const held = { status: 'settled', outcome: 'held:loan-0002' } as const;
  await world.push(1, [
    [1, 80, back('loan-0001')],
    [1, 80, caseRecord.patch(open?.id as string, held)],
  ]);
  expect(await world.cases()).toMatchObject([held]);
  await world.push(2, [[2, 90, loan.patch('loan-0001', { returnedAt: null })]]);
  expect(await world.cases()).toMatchObject([{ status: 'open', outcome: null }]);
});
test('what a person decided is not asked again', async () => {
  const world = await World.make();
  const [first, second] = stories.strayReturn as [Deed, Deed];
  await world.push(1, [first]);
  const [open] = await world.cases();
  await world.push(1, [[1, 15, caseRecord.patch(open?.id as string, { status: 'settled', outcome: 'on-shelf' })]]);
  await world.push(2, [second]);
  expect(await world.cases()).toMatchObject([{ status: 'settled', outcome: 'on-shelf' }]);
});

const isOne = (one: string, other: string): Change => sameMember.put(linkOf(one, other));
const linkId = (one: string, other: string) => idFromKey('sameMember', [one, other].sort()) as Id<'sameMember'>;
const apart = (one: string, other: string): Change => sameMember.remove(linkId(one, other));

test('two who have one card are asked about until they are one person, and again when they are parted', async () => {
  const world = await World.make();
  await world.arrive([1, 2], stories.cardClash as readonly Deed[]);
  await world.seen();
  await world.push(3, [[3, 60, isOne('member-01', 'member-02')]]);
  expect(await world.cases()).toMatchObject([{ caseKind: 'cardClash', status: 'settled', outcome: 'by-itself' }]);
  const link = await world.state('sameMember', linkId('member-01', 'member-02'));
  await world.push(3, [[3, 70, apart('member-01', 'member-02'), { voids: Object.keys(link?.puts ?? {}) }]]);
  expect(await world.cases()).toMatchObject([{ caseKind: 'cardClash', status: 'open' }]);
});

test('who is one with somebody roundabout has no card to dispute with them, in any order of tablets', async () => {
  const third = member.put({ fullName: 'Lò Thị Mai', memberKind: 'pupil', status: 'active' }, 'member-03');
  const deeds: Deed[] = [
    ...(stories.cardClash ?? []),
    [3, 30, third],
    [3, 31, isOne('member-01', 'member-03')],
    [4, 40, isOne('member-03', 'member-02')],
  ];
  const neverOpen = fc.asyncProperty(fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }), async (order) => {
    const world = await World.make();
    await world.arrive(order, deeds);
    expect((await world.cases()).filter(({ status }) => status === 'open')).toEqual([]);
  });
  await fc.assert(neverOpen, { numRuns: 8 });
});

const isOneCopy = (one: string, other: string): Change => sameCopy.put(linkOf(one, other));
const copyLink = (one: string, other: string) => idFromKey('sameCopy', [one, other].sort()) as Id<'sameCopy'>;

test('two copies that have one number are asked about until they are one book, and again when they are parted', async () => {
  const world = await World.make();
  await world.arrive([1, 2], stories.accessionClash as readonly Deed[]);
  await world.seen();
  await world.push(3, [[3, 60, isOneCopy('copy-0008', 'copy-0009')]]);
  expect(await world.cases()).toMatchObject([{ caseKind: 'accessionClash', status: 'settled', outcome: 'by-itself' }]);
  const link = await world.state('sameCopy', copyLink('copy-0008', 'copy-0009'));
  await world.push(3, [
    [3, 70, sameCopy.remove(copyLink('copy-0008', 'copy-0009')), { voids: Object.keys(link?.puts ?? {}) }],
  ]);
  expect(await world.cases()).toMatchObject([{ caseKind: 'accessionClash', status: 'open' }]);
});

test('a book that was written down twice and lent under both is lent twice, in any order of tablets; apart again it is not', async () => {
  const deeds: Deed[] = [
    ...(stories.accessionClash ?? []),
    [3, 30, lend('loan-0001', { copyId: 'copy-0008', minutes: 30 })],
    [4, 40, lend('loan-0002', { copyId: 'copy-0009', memberId: 'member-02', minutes: 40 })],
    [5, 50, isOneCopy('copy-0008', 'copy-0009')],
  ];
  const sameEverywhere = fc.asyncProperty(fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }), async (order) => {
    const world = await World.make();
    await world.arrive(order, deeds);
    const open = async () => (await world.cases()).filter(({ status }) => status === 'open');
    expect(await open()).toMatchObject([
      {
        id: idFromKey('case', ['doubleLoan', 'loan-0001', 'loan-0002']),
        subjects: ['loan-0001', 'loan-0002'],
      },
    ]);
    for (const id of ['loan-0001', 'loan-0002'])
      expect((await world.state('loan', id))?.fields.returnedAt).toBeUndefined();
    const link = await world.state('sameCopy', copyLink('copy-0008', 'copy-0009'));
    await world.push(5, [
      [5, 60, sameCopy.remove(copyLink('copy-0008', 'copy-0009')), { voids: Object.keys(link?.puts ?? {}) }],
    ]);
    expect(await open()).toMatchObject([{ caseKind: 'accessionClash' }]);
  });
  await fc.assert(sameEverywhere, { numRuns: 8 });
});

test('opposite decisions about one number, unseen by each other: the same in any order, and nothing of either is lost', async () => {
  const world = await World.make();
  await world.arrive([1, 2], stories.accessionClash as readonly Deed[]);
  await world.seen();
  const [open] = await world.cases();
  const decided = (outcome: string) => caseRecord.patch(open?.id as string, { status: 'settled', outcome });
  const deeds: Deed[] = [
    [3, 60, isOneCopy('copy-0008', 'copy-0009')],
    [3, 60, decided('one')],
    [4, 70, copy.patch('copy-0009', { accessionNumber: 'TN.10' })],
    [4, 70, decided('renumbered')],
  ];
  for (const order of [
    [3, 4],
    [4, 3],
  ]) {
    const other = await World.make();
    await other.arrive([1, 2], stories.accessionClash as readonly Deed[]);
    await other.seen();
    await other.arrive(order, deeds);
    expect(await other.cases()).toMatchObject([{ status: 'settled', outcome: 'renumbered' }]);
    expect(await other.state('sameCopy', copyLink('copy-0008', 'copy-0009'))).not.toMatchObject({ removed: true });
    expect((await other.state('copy', 'copy-0009'))?.fields.accessionNumber).toBe('TN.10');
    expect((await other.state('copy', 'copy-0008'))?.fields.accessionNumber).toBe('TN.9');
  }
});

test('a correction by somebody who had seen the other one is no case', async () => {
  const world = await World.make();
  await world.push(1, [[1, 10, member.patch('member-01', { fullName: 'Lò Thị Mây' })]]);
  await world.seen();
  await world.push(2, [[2, 20, member.patch('member-01', { fullName: 'Lò Thị Mơ' })]]);
  expect(await world.cases()).toEqual([]);
});
test('the same correction on two tablets, or of another field, is no case', async () => {
  const world = await World.make();
  await world.arrive(
    [1, 2],
    [
      [1, 10, member.patch('member-01', { fullName: 'Lò Thị Mây' })],
      [2, 20, member.patch('member-01', { fullName: 'lò thị mây', rollNumber: 7 })],
    ],
  );
  expect(await world.cases()).toEqual([]);
});
