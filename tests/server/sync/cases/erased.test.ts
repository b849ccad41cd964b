// A book lent to somebody of whom nothing is left: whether anybody is left goes by all the records that are one, and by what
// they are now, whichever of the erasing, the merging and the parting comes first.
import { expect, test } from 'vitest';
import { member } from '#domain/membership/member.ts';
import { sameMember } from '#domain/membership/same-member.ts';
import { idFromKey, type Id } from '#domain/record/id.ts';
import { linkOf } from '#domain/record/same-as.ts';
import { lend, World, type Deed } from '../../../support/world.ts';

const linkId = idFromKey('sameMember', ['member-01', 'member-02']) as Id<'sameMember'>;
const merge: Deed = [3, 30, sameMember.put(linkOf('member-01', 'member-02'))];
const erase: Deed = [2, 20, member.erase('member-01')];
const eraseOther: Deed = [4, 25, member.erase('member-02')];
const openOnes = async (world: World) => (await world.cases()).filter(({ status }) => status === 'open');
const nobodys = [{ caseKind: 'loanOfNobody', subjects: ['loan-0001'], written: ['member-01'] }];

async function lent(): Promise<World> {
  const world = await World.make();
  await world.push(1, [[1, 10, lend('loan-0001')]]);
  await world.seen();
  return world;
}

test.each([[[2, 3]], [[3, 2]]])(
  'who is merged with somebody that is left still has the book (tablets %o)',
  async (order) => {
    const world = await lent();
    await world.arrive(order, [erase, merge]);
    expect(await openOnes(world)).toEqual([]);
    await world.push(4, [eraseOther]);
    expect(await openOnes(world)).toMatchObject(nobodys);
  },
);

test.each([[[2, 3]], [[3, 2]]])('parted from whoever is left, nobody has the book (tablets %o)', async (order) => {
  const world = await lent();
  await world.push(3, [merge]);
  const link = await world.state('sameMember', linkId);
  const part: Deed = [3, 40, sameMember.remove(linkId), { voids: Object.keys(link?.puts ?? {}) }];
  await world.arrive(order, [erase, part]);
  expect(await openOnes(world)).toMatchObject(nobodys);
});

test('whoever is left and turns up last has the book', async () => {
  const world = await lent();
  const third = member.put({ fullName: 'Lò Thị Mai', memberKind: 'pupil', status: 'active' }, 'member-03');
  await world.push(2, [erase]);
  await world.push(3, [[3, 30, sameMember.put(linkOf('member-01', 'member-03'))]]);
  expect(await openOnes(world)).toMatchObject(nobodys);
  await world.push(4, [[4, 15, third]]);
  expect(await openOnes(world)).toEqual([]);
});
