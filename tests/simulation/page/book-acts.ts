// What people do with books on a tablet: each act looks at what the screen would show, asks the rule and gives the changes it
// wants.
import { database } from '#device/open-database.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { openCases } from '#device/read/attention.ts';
import { heldBy, openLoansOf, openLoansOfCopy } from '#device/read/circulation.ts';
import { lastAccessionNumber, takenNumbers } from '#device/read/catalogue.ts';
import { nextAccessionNumber } from '#domain/catalogue/accession.ts';
import type { Case } from '#domain/cases/case.ts';
import { settleAccessionClash, settleDoubleLoan } from '#domain/cases/settle.ts';
import { addTitle } from '#domain/catalogue/add-title.ts';
import { title } from '#domain/catalogue/title.ts';
import { copy as copyRecord } from '#domain/catalogue/copy.ts';
import { lend } from '#domain/circulation/lend.ts';
import { loan as loanRecord } from '#domain/circulation/loan.ts';
import { readHere } from '#domain/circulation/read-here.ts';
import { renew } from '#domain/circulation/renew.ts';
import { returnCopy } from '#domain/circulation/return-copy.ts';
import { takeBack } from '#domain/circulation/take-back.ts';
import { addBookcase } from '#domain/places/add-bookcase.ts';
import { dayOf } from '#domain/record/day.ts';
import type { Change } from '#domain/record/change.ts';
import { decided, siteOf, words, pick, anyCopy, anyTitle, anyMember, type Act, type Draw } from './choose.ts';

export const bookActs = {
  addTitle: async ({ draw, session }) => {
    const last = await lastAccessionNumber('TN');
    const firstNumber = nextAccessionNumber('TN', last);
    const count = 1 + draw(3);
    return decided(
      addTitle({
        fields: { title: `${words[draw(words.length)]} ${draw(40)}`, bookType: 'TN', year: 1990 + draw(30) },
        titleId: freshId<'title'>(),
        siteId: siteOf(session),
        firstNumber,
        copyIds: Array.from({ length: count }, () => freshId<'copy'>()),
        today: dayOf(nowAt()),
        taken: await takenNumbers(firstNumber, count),
      }),
    );
  },
  editTitle: async ({ draw, own }) => {
    const found = await anyTitle(draw);
    if (!found) return [];
    const edits = [
      { publisher: `NXB ${own(99)}` },
      { year: 1950 + own(70) },
      { partner: null },
      { shinyNew: `kept ${own(99)}` },
    ];
    return [title.patch(found.id, edits[draw(edits.length)] as Parameters<typeof title.patch>[1])];
  },
  removeTitle: async ({ draw }) => {
    const found = await anyTitle(draw);
    return found ? [title.remove(found.id)] : [];
  },
  restoreTitle: async ({ draw }) => {
    const gone = (await database().title.toArray()).filter(({ removed }) => removed);
    const found = pick(draw, gone);
    return found ? [title.restore(found.id)] : [];
  },
  lend: async ({ draw, own, session }) => {
    const [copy, person] = [await anyCopy(draw), await anyMember(own)];
    if (!copy || !person) return [];
    const now = nowAt();
    return decided(
      lend({
        copy,
        member: person,
        copyLoans: await openLoansOfCopy(copy.id),
        memberLoans: await openLoansOf(person.id),
        limit: 3,
        days: 10,
        today: dayOf(now),
        now,
        siteId: siteOf(session),
        loanId: freshId<'loan'>(),
      }),
    );
  },
  returnCopy: async ({ draw }) => {
    const open = await database().loan.where('isOpen').equals(1).toArray();
    const loan = pick(draw, open);
    return loan ? decided(returnCopy({ copyLoans: await openLoansOfCopy(loan.copyId), now: nowAt() })) : [];
  },
  loseCopy: async ({ draw }) => {
    const loan = pick(draw, await database().loan.where('isOpen').equals(1).toArray());
    return loan
      ? [loanRecord.patch(loan.id, { returnedAt: nowAt() }), copyRecord.patch(loan.copyId, { status: 'lost' })]
      : [];
  },
  renew: async ({ draw }) => {
    const person = await anyMember(draw);
    const held = person ? pick(draw, await heldBy(person.id)) : undefined;
    return held ? decided(renew({ held: held.loan, days: 20 + draw(9), today: dayOf(nowAt()) })) : [];
  },
  takeBackLoan: async ({ draw }) => {
    const loans = (await database().loan.toArray()).filter(({ removed }) => !removed);
    const loan = pick(draw, loans);
    if (!loan) return [];
    return takeBack(loan.returnedAt ? { before: [{ ...loan, returnedAt: null }] } : { before: [], made: loan.id });
  },
  readHere: async ({ draw, session }) => {
    const found = await anyTitle(draw);
    const readerKind = draw(2) ? ('pupil' as const) : ('teacher' as const);
    if (!found) return [];
    return decided(
      readHere({ title: found, today: '2026-10-06', siteId: siteOf(session), readerKind, more: draw(4) ? 1 : -1 }),
    );
  },
  settleCase: async ({ draw, own }) => {
    const open = pick(draw, await openCases());
    if (!open) return [];
    if (open.caseKind === 'accessionClash') return oneKeepsIt(open, own);
    const loans = open.caseKind === 'doubleLoan' ? await database().loan.bulkGet([...open.subjects]) : [];
    const standing = loans.flatMap((loan) => (loan && !loan.removed && !loan.returnedAt ? [loan] : []));
    // Whoever else settles it now says what they believe: of somebody else, or that it stands on the shelf.
    const holder = pick(own, [undefined, ...standing, ...standing])?.id;
    return decided(settleDoubleLoan({ open, now: nowAt(), loans: standing, ...(holder ? { holder } : {}) }));
  },
  addBookcase: async ({ draw, session }) =>
    decided(
      addBookcase({
        name: String(1 + draw(4)),
        siteId: siteOf(session),
        bookcaseId: freshId<'bookcase'>(),
        shelves: 1 + draw(3),
        known: (await database().bookcase.toArray()).map(({ name }) => name),
      }),
    ),
} as const satisfies Record<string, Act>;

/** Whoever else settles it now may let the other one keep the number. */
async function oneKeepsIt(open: Case, own: Draw): Promise<readonly Change[]> {
  const found = await database().copy.bulkGet([...open.subjects]);
  const copies = found.flatMap((one) => (one && !one.removed ? [one] : []));
  const keeper = pick(own, copies)?.id ?? '';
  const newNumber = nextAccessionNumber('TN', await lastAccessionNumber('TN'));
  const others = copies.flatMap((one) => (one.id === keeper ? [] : [{ copy: one, newNumber }]));
  return decided(settleAccessionClash({ open, now: nowAt(), keeper, others }));
}
