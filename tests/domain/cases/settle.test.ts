// A person decides, and the records follow.
import { expect, test } from 'vitest';
import { settleAccessionClash, settleByItself, settleCardClash, settleDoubleLoan } from '#domain/cases/settle.ts';
import type { Case } from '#domain/cases/case.ts';
import { loanOf } from '../../support/loan-of.ts';

const now = '2026-10-06T07:06:00.000Z';
const open: Case = {
  id: 'case-0001',
  caseKind: 'doubleLoan',
  subjects: ['loan-0001', 'loan-0002'],
  openedAt: now,
  status: 'open',
};

test('whoever has the book keeps the loan, the other is returned', () => {
  const decision = settleDoubleLoan({
    open,
    now,
    loans: [loanOf('loan-0001'), loanOf('loan-0002')],
    holder: 'loan-0002',
  });
  expect(decision).toMatchObject({
    changes: [
      { type: 'loan', id: 'loan-0001', fields: { returnedAt: now } },
      { type: 'case', id: 'case-0001', fields: { status: 'settled', outcome: 'held:loan-0002', settledAt: now } },
    ],
  });
});
test('a book on the shelf ends both loans', () => {
  const decision = settleDoubleLoan({ open, now, loans: [loanOf('loan-0001'), loanOf('loan-0002')] });
  expect(decision).toMatchObject({
    changes: [{ id: 'loan-0001' }, { id: 'loan-0002' }, { fields: { outcome: 'on-shelf' } }],
  });
});
test('one of two books or people gets a new number, and the case is settled', () => {
  const copy = {
    id: 'copy-0002',
    titleId: 't',
    siteId: 's',
    accessionNumber: 'TN.00001',
    status: 'inService',
  } as const;
  const member = { id: 'member-02', fullName: 'Lý Ngọc Ánh', memberKind: 'pupil', status: 'active' } as const;
  expect(
    settleAccessionClash({ open, now, keeper: 'copy-0001', others: [{ copy, newNumber: 'TN.00009' }] }),
  ).toMatchObject({
    changes: [
      { id: 'copy-0002', fields: { accessionNumber: 'TN.00009', renumberedBy: open.id } },
      { type: 'case', fields: { outcome: 'keeps:copy-0001', written: ['TN.00001', 'TN.00009'] } },
    ],
  });
  expect(settleCardClash({ open, now, keeper: 'member-01', others: [{ member, newCard: '4A2.036' }] })).toMatchObject({
    changes: [
      { id: 'member-02', fields: { cardNumber: '4A2.036', renumberedBy: open.id } },
      { type: 'case', fields: { outcome: 'keeps:member-01' } },
    ],
  });
  expect(settleByItself({ open, now })).toMatchObject({ changes: [{ fields: { outcome: 'by-itself' } }] });
});
