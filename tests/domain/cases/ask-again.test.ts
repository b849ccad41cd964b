// A decision is taken back with all that it wrote, and only while that still stands.
import { expect, test } from 'vitest';
import { askAgain, type Decided } from '#domain/cases/ask-again.ts';
import type { Case } from '#domain/cases/case.ts';
import type { Loan } from '#domain/circulation/loan.ts';
import { linkOf, resolveSame } from '#domain/record/same-as.ts';
import { loanOf } from '../../support/loan-of.ts';

const now = '2026-10-06T07:06:00.000Z';
const later = '2026-10-07T07:06:00.000Z';
const caseOf = (more: Partial<Case>): Case => ({
  id: 'case-0001',
  caseKind: 'doubleLoan',
  subjects: ['loan-0001', 'loan-0002'],
  openedAt: now,
  status: 'settled',
  settledAt: now,
  ...more,
});
const decided = (settled: Partial<Case>, more: Partial<Decided>): Decided => ({
  settled: caseOf(settled),
  loans: [],
  isLentSince: false,
  copies: [],
  members: [],
  ...more,
});
const child = (id: string, cardNumber: string) =>
  ({ id, fullName: 'Giàng A Páo', memberKind: 'pupil', status: 'active', cardNumber }) as const;
const movedOn = { kind: 'refused', refusal: { kind: 'moved-on' } };
const reopened = { type: 'case', id: 'case-0001', fields: { status: 'open', outcome: null, settledAt: null } };

test('who was said to have the book: the loan that ended goes on, unless it ended otherwise or the book is lent again', () => {
  const settled = { outcome: 'held:loan-0001' };
  const loans = [loanOf('loan-0001'), loanOf('loan-0002', { returnedAt: now })];
  expect(askAgain(decided(settled, { loans }))).toMatchObject({
    changes: [{ type: 'loan', id: 'loan-0002', fields: { returnedAt: null } }, reopened],
  });
  expect(askAgain(decided(settled, { loans, isLentSince: true }))).toEqual(movedOn);
  expect(
    askAgain(
      decided(settled, {
        loans: [loanOf('loan-0001', { returnedAt: later }), loanOf('loan-0002', { returnedAt: now })],
      }),
    ),
  ).toEqual(movedOn);
  expect(
    askAgain(decided(settled, { loans: [loanOf('loan-0001'), loanOf('loan-0002', { returnedAt: later })] })),
  ).toEqual(movedOn);
});

test('what gave its copy free is not asked again once the copy was lent: the loan that was made meanwhile would suffer', () => {
  const stray = { id: 'stray-0001', copyId: 'copy-0001', siteId: 'site-0001', returnedAt: now, onDay: '2026-10-06' };
  const gone = { id: 'copy-0001', titleId: 'title-0001', siteId: 'site-0001', accessionNumber: 'TN.00001' } as const;
  const over = [loanOf('loan-0001', { returnedAt: now })];
  const decisions: readonly [Partial<Case>, Partial<Decided>][] = [
    [{ caseKind: 'strayReturn', outcome: 'wrong-scan' }, { stray: { ...stray, removed: true } }],
    [
      { caseKind: 'strayReturn', outcome: 'ended:loan-0001' },
      { stray, loans: over },
    ],
    [{ caseKind: 'loanOfNobody', outcome: 'back', written: ['member-01'] }, { loans: over }],
    [
      { caseKind: 'goneCopyLent', outcome: 'wrong-scan', written: ['lost'] },
      { loans: [{ ...loanOf('loan-0001'), removed: true }], copies: [{ ...gone, status: 'lost' }] },
    ],
  ];
  for (const [settled, more] of decisions) {
    expect(askAgain(decided(settled, more))).toMatchObject({ kind: 'change' });
    expect(askAgain(decided(settled, { ...more, isLentSince: true }))).toEqual(movedOn);
  }
});

test('of a swap only the one that was swapped goes back, whichever of the two it was', () => {
  for (const [swapped, stays] of [
    ['loan-0001', 'loan-0002'],
    ['loan-0002', 'loan-0001'],
  ] as const) {
    const loans = ['loan-0001', 'loan-0002'].map((id) => ({
      ...loanOf(id),
      copyId: id === stays ? 'copy-0001' : 'copy-0002',
    }));
    expect(askAgain(decided({ outcome: `swapped:${swapped}` }, { loans }))).toMatchObject({
      changes: [{ type: 'loan', id: swapped, fields: { copyId: 'copy-0001' } }, reopened],
    });
  }
});

test('a swap is not taken back where another decision has moved either loan since', () => {
  const settled = { outcome: 'swapped:loan-0002', written: ['copy-0001'] };
  const loans = (one: Partial<Loan>, other: Partial<Loan>) => [loanOf('loan-0001', one), loanOf('loan-0002', other)];
  const moved = { copyId: 'copy-0002', movedBy: 'case-0001' } as const;
  expect(askAgain(decided(settled, { loans: loans({}, moved) }))).toMatchObject({
    changes: [{ type: 'loan', id: 'loan-0002', fields: { copyId: 'copy-0001' } }, reopened],
  });
  const again = { copyId: 'copy-0003', movedBy: 'case-0002' } as const;
  expect(askAgain(decided(settled, { loans: loans({}, again) }))).toEqual(movedOn);
  expect(askAgain(decided(settled, { loans: loans(again, moved) }))).toEqual(movedOn);
});

test('a card comes back to whoever had to give it away, unless they have got another one since', () => {
  const settled: Partial<Case> = { caseKind: 'cardClash', outcome: 'renumbered', written: ['4A1.009', '4A1.010'] };
  const members = [child('member-01', '4A1.009'), child('member-02', '4A1.010')];
  expect(askAgain(decided(settled, { members }))).toMatchObject({
    changes: [{ type: 'member', id: 'member-02', fields: { cardNumber: '4A1.009' } }, reopened],
  });
  const since = [child('member-01', '4A1.009'), child('member-02', '4A1.012')];
  expect(askAgain(decided(settled, { members: since }))).toEqual(movedOn);
  expect(askAgain(decided({ ...settled, written: null }, { members }))).toEqual(movedOn);
});

test('two who had one number and were found to be one are two again, with the number that both had', () => {
  for (const [caseKind, type] of [
    ['cardClash', 'sameMember'],
    ['accessionClash', 'sameCopy'],
  ] as const) {
    const link = { type, action: 'remove', id: 'link-0001', fields: {} } as const;
    expect(askAgain(decided({ caseKind, outcome: 'one' }, { link }))).toMatchObject({ changes: [link, reopened] });
    expect(askAgain(decided({ caseKind, outcome: 'one' }, {}))).toEqual(movedOn);
  }
});

test('a swap of a book that was written down twice goes back, although the loans name different records of it', () => {
  const loans = [loanOf('loan-0001', { copyId: 'copy-0009' }), loanOf('loan-0002', { copyId: 'copy-0002' })];
  const settled = { outcome: 'swapped:loan-0002', written: ['copy-0001'] };
  const sameCopies = resolveSame([linkOf('copy-0001', 'copy-0009')]);
  expect(askAgain(decided(settled, { loans }))).toEqual(movedOn);
  expect(askAgain(decided(settled, { loans, sameCopies }))).toMatchObject({
    changes: [{ type: 'loan', id: 'loan-0002', fields: { copyId: 'copy-0001' } }, reopened],
  });
});

test('what the world has settled, or nobody yet, is no decision to take back', () => {
  const loans = [loanOf('loan-0001', { returnedAt: now }), loanOf('loan-0002', { returnedAt: now })];
  expect(askAgain(decided({ outcome: 'by-itself' }, { loans }))).toEqual(movedOn);
  expect(askAgain(decided({ status: 'open', outcome: null }, { loans }))).toEqual(movedOn);
});

test('two people who were said to be two are asked about again only while they are two', () => {
  const link = { type: 'sameMember', action: 'remove', id: 'link-0001', fields: {} } as const;
  const settled = { caseKind: 'sameMember', outcome: 'two' } as const;
  expect(askAgain(decided(settled, {}))).toMatchObject({ changes: [reopened] });
  expect(askAgain(decided(settled, { link }))).toEqual(movedOn);
  expect(askAgain(decided({ ...settled, outcome: 'one' }, { link }))).toMatchObject({ changes: [link, reopened] });
});
test('a title that came back with its copy goes with it again, unless it has other copies by then', () => {
  const subjects = ['copy-0001'];
  const settled = { caseKind: 'editedRemoved', about: 'copy', subjects, outcome: 'restored', written: ['title-0001'] };
  const record = { id: 'copy-0001', titleId: 'title-0001' };
  const off = { type: 'copy', action: 'remove', id: 'copy-0001' };
  expect(askAgain(decided(settled as Partial<Case>, { record }))).toMatchObject({
    changes: [off, { type: 'title', action: 'remove', id: 'title-0001' }, reopened],
  });
  expect(askAgain(decided(settled as Partial<Case>, { record, hasOtherCopies: true }))).toMatchObject({
    changes: [off, reopened],
  });
});
