// What follows from what a person decides about a book that the records did not expect.
import { expect, test } from 'vitest';
import { settleSwappedCopy } from '#domain/cases/settle.ts';
import { settleGoneCopy, settleStrayReturn, type StrayReturnOutcome } from '#domain/cases/settle-books.ts';
import type { Case } from '#domain/cases/case.ts';
import type { Loan } from '#domain/circulation/loan.ts';
import type { StrayReturn } from '#domain/circulation/stray-return.ts';

const now = '2026-10-06T07:06:00.000Z';
const open: Case = { id: 'case-0001', caseKind: 'strayReturn', subjects: [], openedAt: now, status: 'open' };
const lent: Loan = {
  id: 'loan-0001',
  copyId: 'copy-0001',
  memberId: 'member-01',
  siteId: 'site-0001',
  lentAt: '2026-10-01T01:00:00.000Z',
  dueOn: '2026-10-11',
};
const stray: StrayReturn = {
  id: 'stray-001',
  copyId: 'copy-0002',
  siteId: 'site-0001',
  returnedAt: '2026-10-05T01:00:00.000Z',
  onDay: '2026-10-05',
};

const strayTable: readonly (readonly [StrayReturnOutcome, readonly object[]])[] = [
  [
    { kind: 'loan', ended: lent },
    [{ id: 'loan-0001', fields: { returnedAt: stray.returnedAt } }, { fields: { outcome: 'ended:loan-0001' } }],
  ],
  [{ kind: 'on-shelf' }, [{ type: 'case', fields: { outcome: 'on-shelf', settledAt: now } }]],
  [{ kind: 'wrong-scan' }, [{ type: 'strayReturn', action: 'remove' }, { fields: { outcome: 'wrong-scan' } }]],
];
test.each(strayTable)('a book that nobody had: %o', (outcome, changes) => {
  expect(settleStrayReturn({ open, now, stray, outcome })).toMatchObject({ changes });
});
test('a written-off book that was lent after all stays in service', () => {
  expect(settleGoneCopy({ open, now, lent, status: 'lost', wasIt: true })).toMatchObject({
    changes: [
      { type: 'loan', action: 'restore', id: 'loan-0001' },
      { type: 'copy', id: 'copy-0001', fields: { status: 'inService' } },
      { type: 'case', fields: { outcome: 'in-service' } },
    ],
  });
});
test('when it was another book, the loan is taken off and the copy is lost again', () => {
  expect(settleGoneCopy({ open, now, lent, status: 'lost', wasIt: false })).toMatchObject({
    changes: [
      { type: 'loan', action: 'remove', id: 'loan-0001' },
      { type: 'copy', id: 'copy-0001', fields: { status: 'lost' } },
      { fields: { outcome: 'wrong-scan' } },
    ],
  });
});
test('where the book was lent under another of its numbers, the one that was written off is again what it was', () => {
  const asked = { ...open, subjects: ['loan-0001', 'copy-0008'] };
  for (const [wasIt, status] of [
    [true, 'inService'],
    [false, 'lost'],
  ] as const)
    expect(settleGoneCopy({ open: asked, now, lent, status: 'lost', wasIt })).toMatchObject({
      changes: [{ type: 'loan', id: 'loan-0001' }, { type: 'copy', id: 'copy-0008', fields: { status } }, {}],
    });
});
test('a code scanned by mistake: the loan is that of the other copy', () => {
  expect(settleSwappedCopy({ open, now, swapped: lent, copyId: 'copy-0002' })).toMatchObject({
    changes: [{ id: 'loan-0001', fields: { copyId: 'copy-0002' } }, { fields: { outcome: 'swapped:loan-0001' } }],
  });
});
