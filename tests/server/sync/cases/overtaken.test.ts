// What several people decided about one case, each without seeing the others: one word counts in the end, whoever's tablet
// comes first, and the loans say the same as the case.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseRecord, type Case } from '#domain/cases/case.ts';
import {
  endsLoan,
  settleAccessionClash,
  settleCardClash,
  settleDoubleLoan,
  settleSwappedCopy,
  type Keeping,
} from '#domain/cases/settle.ts';
import { settleGoneCopy, settleStrayReturn } from '#domain/cases/settle-books.ts';
import { copy, type Copy } from '#domain/catalogue/copy.ts';
import { loan, type Loan } from '#domain/circulation/loan.ts';
import { returnCopy } from '#domain/circulation/return-copy.ts';
import { strayReturn, type StrayReturn } from '#domain/circulation/stray-return.ts';
import { member, type Member } from '#domain/membership/member.ts';
import type { Decision } from '#domain/record/decision.ts';
import { lend, startMs, World, type Deed } from '../../../support/world.ts';

const at = (minutes: number) => new Date(startMs + minutes * 60_000).toISOString();
const deedsOf = (tablet: number, minutes: number, decision: Decision): Deed[] =>
  decision.kind === 'change' ? decision.changes.map((change) => [tablet, minutes, change]) : [];
const recordOf = async <Row>(world: World, type: string, id: string) =>
  ({ ...(await world.state(type, id))?.fields, id }) as Row;

/** Where the server first hears of the loans long after, all clocks are behind what the tablets have seen, and count as one. */
async function lentTwice(heardMs = startMs + 1_200_000): Promise<World> {
  const world = await World.make();
  await world.push(1, [[1, 10, lend('loan-0001')]], heardMs);
  await world.push(2, [[2, 20, lend('loan-0002', { memberId: 'member-02', minutes: 20 })]], heardMs);
  await world.seen();
  return world;
}

const words = ['first', 'second', 'shelf', 'swap', 'other swap', 'first, taken back', 'returned'] as const;
/** Which copy whoever swaps says that each of the two is of. */
const meant = { 'loan-0001': 'copy-0008', 'loan-0002': 'copy-0009' } as const;
type Word = (typeof words)[number];
async function saying(world: World, word: Word, [tablet, minutes]: readonly [number, number]): Promise<Deed[]> {
  const loans = [await recordOf<Loan>(world, 'loan', 'loan-0001'), await recordOf<Loan>(world, 'loan', 'loan-0002')];
  const [first, second] = loans as [Loan, Loan];
  const asked = { open: (await world.cases())[0] as unknown as Case, now: at(minutes), loans };
  const holds = (holder: string) => deedsOf(tablet, minutes, settleDoubleLoan({ ...asked, holder }));
  if (word === 'first') return holds('loan-0001');
  if (word === 'second') return holds('loan-0002');
  if (word === 'shelf') return deedsOf(tablet, minutes, settleDoubleLoan(asked));
  const swap = (swapped: Loan, copyId: string) =>
    deedsOf(tablet, minutes, settleSwappedCopy({ ...asked, swapped, copyId }));
  if (word === 'swap') return swap(first, meant['loan-0001']);
  if (word === 'other swap') return swap(second, meant['loan-0002']);
  if (word === 'returned') return deedsOf(tablet, minutes, returnCopy({ copyLoans: loans, now: asked.now }));
  const again = loan.patch(second.id, { returnedAt: null });
  const reopened = caseRecord.patch(asked.open.id, { status: 'open', outcome: null, settledAt: null });
  return [...holds('loan-0001'), [tablet, minutes + 1, again], [tablet, minutes + 1, reopened]];
}

const said = fc.uniqueArray(fc.tuple(fc.constantFrom(...words), fc.integer({ min: 30, max: 200 })), {
  minLength: 2,
  maxLength: 4,
  selector: ([, minutes]) => Math.floor(minutes / 2),
});
test('whoever comes first, the records are the same, and no loan is ended by a word that was overtaken', async () => {
  const sameEverywhere = fc.asyncProperty(
    said,
    fc.infiniteStream(fc.nat()),
    fc.boolean(),
    async (many, chance, isLate) => {
      // What counts as said in one moment has no order among three.
      const all = isLate ? many.slice(0, 2) : many;
      const heard = isLate ? startMs + 1_000_000_000 : undefined;
      const [sorted, shuffled] = [await lentTwice(heard), await lentTwice(heard)];
      const deeds = await Promise.all(all.map(([word, minutes], nth) => saying(sorted, word, [3 + nth, minutes])));
      const tablets = all.map((_, nth) => 3 + nth);
      const luck = new Map(tablets.map((nth) => [nth, Number(chance.next().value)]));
      await sorted.arrive(tablets, deeds.flat());
      await shuffled.arrive(
        tablets.toSorted((a, b) => (luck.get(a) ?? 0) - (luck.get(b) ?? 0)),
        deeds.flat(),
      );
      const plain = async (world: World) => (await world.all('loan')).map(({ id, state }) => ({ id, state }));
      expect(await plain(shuffled)).toEqual(await plain(sorted));
      const [known] = (await sorted.cases()) as unknown as Case[];
      for (const id of ['loan-0001', 'loan-0002'] as const) {
        const { returnedAt, copyId } = await recordOf<Loan>(sorted, 'loan', id);
        expect([id, copyId]).toEqual([id, known?.outcome === `swapped:${id}` ? meant[id] : 'copy-0001']);
        const back = all.some(([word]) => word === 'returned');
        if (!back && known?.outcome !== 'by-itself')
          expect([id, Boolean(returnedAt)]).toEqual([id, endsLoan(known as Case, id)]);
      }
    },
  );
  await fc.assert(sameEverywhere, { numRuns: 30 });
});

test('a book that came back over the counter stays back, whatever is said of it afterwards', async () => {
  const world = await lentTwice();
  const back = await saying(world, 'returned', [3, 30]);
  const held = await saying(world, 'second', [4, 40]);
  await world.push(3, back);
  await world.push(4, held);
  expect((await recordOf<Loan>(world, 'loan', 'loan-0002')).returnedAt).toBe(at(30));
});

test('a loan that ended with a stray return goes on when somebody knew better', async () => {
  const world = await World.make();
  const heardMs = startMs + 600_000;
  await world.push(1, [[1, 5, lend('loan-0001', { copyId: 'copy-0002', minutes: 5 })]], heardMs);
  const stray = returnCopy({ copyLoans: [], now: at(10), brought: { copyId: 'copy-0001', siteId: 'site-0001' } });
  await world.push(1, deedsOf(1, 10, stray), heardMs);
  await world.seen();
  const open = (await world.cases()).find(({ caseKind }) => caseKind === 'strayReturn') as unknown as Case;
  const brought = await recordOf<StrayReturn>(world, strayReturn.type, open.subjects[0] ?? '');
  const ended = await recordOf<Loan>(world, 'loan', 'loan-0001');
  const says = (minutes: number, outcome: Parameters<typeof settleStrayReturn>[0]['outcome']) =>
    settleStrayReturn({ open, now: at(minutes), stray: brought, outcome });
  await world.push(2, deedsOf(2, 30, says(30, { kind: 'loan', ended })));
  expect((await recordOf<Loan>(world, 'loan', 'loan-0001')).returnedAt).toBe(at(10));
  await world.push(3, deedsOf(3, 40, says(40, { kind: 'on-shelf' })));
  expect((await recordOf<Loan>(world, 'loan', 'loan-0001')).returnedAt).toBeNull();
});

test.each([
  [[3, 4], 'in-service'],
  [[4, 3], 'in-service'],
  [[3, 4], 'wrong-scan'],
  [[4, 3], 'wrong-scan'],
] as const)('of a lost book that was lent the later word counts whole (tablets %o, %s)', async (order, last) => {
  const world = await World.make();
  await world.push(1, [
    [
      1,
      1,
      copy.put({ titleId: 'title-0001', siteId: 'site-0001', accessionNumber: 'TN.1', status: 'lost' }, 'copy-0001'),
    ],
  ]);
  await world.push(2, [[2, 20, lend('loan-0001', { minutes: 20 })]]);
  await world.seen();
  const open = (await world.cases()).find(({ caseKind }) => caseKind === 'goneCopyLent') as unknown as Case;
  const lent = await recordOf<Loan>(world, 'loan', 'loan-0001');
  const says = (tablet: number, minutes: number, wasIt: boolean) =>
    deedsOf(tablet, minutes, settleGoneCopy({ open, now: at(minutes), lent, status: 'lost', wasIt }));
  const isIt = last === 'in-service';
  await world.arrive(order, [...says(3, 30, !isIt), ...says(4, 40, isIt)]);
  expect((await recordOf<Case>(world, 'case', open.id)).outcome).toBe(last);
  expect(Boolean((await world.state('loan', 'loan-0001'))?.removed)).toBe(!isIt);
  expect((await recordOf<Copy>(world, 'copy', 'copy-0001')).status).toBe(isIt ? 'inService' : 'lost');
});

const sameNumber = {
  copy: {
    of: (id: string) =>
      copy.put({ titleId: 'title-0001', siteId: 'site-0001', accessionNumber: '9', status: 'inService' }, id),
    number: 'accessionNumber',
    settle: (asked: Keeping, other: string, newNumber: string) =>
      settleAccessionClash({ ...asked, others: [{ copy: { id: other, accessionNumber: '9' } as Copy, newNumber }] }),
  },
  member: {
    of: (id: string) => member.put({ fullName: id, memberKind: 'pupil', status: 'active', cardNumber: '9' }, id),
    number: 'cardNumber',
    settle: (asked: Keeping, other: string, newCard: string) =>
      settleCardClash({ ...asked, others: [{ member: { id: other, cardNumber: '9' } as Member, newCard }] }),
  },
} as const;
const pair = ['pair-0001', 'pair-0002'] as const;
const numbering = fc.record({
  type: fc.constantFrom('copy', 'member'),
  keepers: fc.array(fc.nat(1), { minLength: 2, maxLength: 4 }),
  numbers: fc.array(fc.constantFrom('10', '11'), { minLength: 4, maxLength: 4 }),
  luck: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
});
test("of two who let different records keep a number the later counts whole: it is never nobody's, whoever comes first", async () => {
  const sameEverywhere = fc.asyncProperty(numbering, async ({ type, keepers, numbers, luck }) => {
    const { of, number, settle } = sameNumber[type];
    const tablets = keepers.map((_, nth) => 3 + nth);
    const shuffled = tablets.toSorted((a, b) => (luck[a - 3] ?? 0) - (luck[b - 3] ?? 0));
    for (const order of [tablets, shuffled]) {
      const world = await World.make();
      await world.push(1, [[1, 10, of(pair[0])]]);
      await world.push(2, [[2, 20, of(pair[1])]]);
      await world.seen();
      const open = (await world.cases()).find(({ caseKind }) => String(caseKind).endsWith('Clash')) as unknown as Case;
      const deeds = keepers.flatMap((keeps, nth) => {
        const asked = { open, now: at(30 + nth), keeper: pair[keeps] as string };
        return deedsOf(3 + nth, 30 + nth, settle(asked, pair[1 - keeps] as string, numbers[nth] as string));
      });
      await world.arrive(order, deeds);
      const last = keepers.length - 1;
      const keeps = keepers[last] as number;
      expect((await recordOf<Case>(world, 'case', open.id)).outcome).toBe(`keeps:${pair[keeps]}`);
      const have = await Promise.all(pair.map(async (id) => (await world.state(type, id))?.fields[number]));
      expect([have[keeps], have[1 - keeps]]).toEqual(['9', numbers[keepers.lastIndexOf(keeps)]]);
    }
  });
  await fc.assert(sameEverywhere, { numRuns: 20 });
});
