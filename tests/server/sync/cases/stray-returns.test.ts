// Two copies that people said are one are one book to whoever brings it back or finds it again, in any order of tablets; once
// they are parted, each is as it was.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { sameCopy } from '#domain/catalogue/same-copy.ts';
import { loan } from '#domain/circulation/loan.ts';
import { returnCopy } from '#domain/circulation/return-copy.ts';
import type { Change } from '#domain/record/change.ts';
import { idFromKey, type Id } from '#domain/record/id.ts';
import { linkOf } from '#domain/record/same-as.ts';
import { lend, startMs, World, type Deed } from '../../../support/world.ts';

const at = (minutes: number) => new Date(startMs + minutes * 60_000).toISOString();
const brought = (minutes: number): Change => {
  const decision = returnCopy({
    copyLoans: [],
    now: at(minutes),
    brought: { copyId: 'copy-0001', siteId: 'site-0001' },
  });
  return (decision as { changes: readonly Change[] }).changes[0] as Change;
};
const another: Deed = [
  0,
  1,
  copy.put(
    { titleId: 'title-0001', siteId: 'site-0001', accessionNumber: 'TN.00008', status: 'inService' },
    'copy-0008',
  ),
];
const link = idFromKey('sameCopy', ['copy-0001', 'copy-0008']) as Id<'sameCopy'>;
const isOne = (minutes: number): Deed => [1, minutes, sameCopy.put(linkOf('copy-0001', 'copy-0008'))];
async function part(world: World, minutes: number): Promise<void> {
  const voids = Object.keys((await world.state('sameCopy', link))?.puts ?? {});
  await world.push(1, [[1, minutes, sameCopy.remove(link), { voids }]]);
}
const returnedAt = async (world: World) => (await world.state('loan', 'loan-0001'))?.fields.returnedAt ?? undefined;
const openKinds = async (world: World) =>
  (await world.cases()).flatMap(({ caseKind, status }) => (status === 'open' ? [caseKind] : []));
async function inAnyOrder(deeds: readonly Deed[], holds: (world: World) => Promise<void>): Promise<void> {
  const orders = fc.shuffledSubarray([1, 2, 3], { minLength: 3 });
  const always = fc.asyncProperty(orders, async (order) => {
    const world = await World.make();
    await world.push(0, [another], startMs + 60_000);
    await world.seen();
    await world.arrive(order, deeds);
    await holds(world);
  });
  await fc.assert(always, { numRuns: 8 });
}

test.each([5, 40])(
  'a book lent under one of its two numbers and taken in under the other is back, and nobody is asked; parted it is lent (one at minute %i)',
  async (minutes) => {
    const deeds: Deed[] = [isOne(minutes), [2, 10, lend('loan-0001', { copyId: 'copy-0008' })], [3, 20, brought(20)]];
    await inAnyOrder(deeds, async (world) => {
      expect([await returnedAt(world), await openKinds(world)]).toEqual([at(20), []]);
      await part(world, 60);
      expect([await returnedAt(world), await openKinds(world)]).toEqual([undefined, ['strayReturn']]);
      await world.push(1, [isOne(70)]);
      expect([await returnedAt(world), await openKinds(world)]).toEqual([undefined, ['strayReturn']]);
    });
  },
);
test('a loan made after the book came back under its other number goes on, and somebody is asked', async () => {
  const deeds: Deed[] = [
    isOne(5),
    [2, 30, lend('loan-0001', { copyId: 'copy-0008', minutes: 30 })],
    [3, 20, brought(20)],
  ];
  await inAnyOrder(deeds, async (world) =>
    expect([await returnedAt(world), await openKinds(world)]).toEqual([undefined, ['strayReturn']]),
  );
});
test('what a person took back of a loan counts more than parting the two numbers', async () => {
  const world = await World.make();
  await world.push(0, [another], startMs + 60_000);
  await world.arrive([1, 2, 3], [isOne(5), [2, 10, lend('loan-0001', { copyId: 'copy-0008' })], [3, 20, brought(20)]]);
  await world.seen();
  await world.push(2, [[2, 30, loan.patch('loan-0001', { returnedAt: at(30) })]]);
  await part(world, 60);
  expect(await returnedAt(world)).toBe(at(30));
});

test('a book that is lost under one of its numbers and lent under the other is asked about; parted it is lost', async () => {
  const deeds: Deed[] = [
    isOne(5),
    [2, 10, copy.patch('copy-0001', { status: 'lost' })],
    [3, 20, lend('loan-0001', { copyId: 'copy-0008', minutes: 20 })],
  ];
  const status = async (world: World) => (await world.state('copy', 'copy-0001'))?.fields.status;
  await inAnyOrder(deeds, async (world) => {
    expect([await status(world), await openKinds(world)]).toEqual(['inService', ['goneCopyLent']]);
    expect(await world.cases()).toMatchObject([{ subjects: ['loan-0001', 'copy-0001'], written: ['lost'] }]);
    await part(world, 60);
    expect([await status(world), await openKinds(world)]).toEqual(['lost', []]);
  });
});
