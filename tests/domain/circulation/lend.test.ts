// Lending as a librarian at the counter expects it.
import { expect, test } from 'vitest';
import type { Copy } from '#domain/catalogue/copy.ts';
import { lend, type Lend } from '#domain/circulation/lend.ts';
import type { Loan } from '#domain/circulation/loan.ts';
import type { Member } from '#domain/membership/member.ts';

const copy: Copy = {
  id: 'copy-0001',
  titleId: 'title-001',
  siteId: 'site-0001',
  accessionNumber: 'TN.00412',
  status: 'inService',
};
const chau: Member = { id: 'member-01', fullName: 'Nguyễn Minh Châu', memberKind: 'pupil', status: 'active' };
const loanOf = (id: string, memberId: string, copyId = 'copy-0001'): Loan => ({
  id,
  copyId,
  memberId,
  siteId: 'site-0001',
  lentAt: '2026-10-01T01:00:00.000Z',
  dueOn: '2026-10-11',
});
const asked: Lend = {
  copy,
  member: chau,
  copyLoans: [],
  memberLoans: [],
  limit: 3,
  days: 10,
  today: '2026-10-06',
  now: '2026-10-06T07:06:00.000Z',
  siteId: 'site-0001',
  loanId: 'loan-new1',
};

test('a book from the shelf is lent for ten days', () => {
  expect(lend(asked)).toMatchObject({ changes: [{ action: 'put', id: 'loan-new1', fields: { dueOn: '2026-10-16' } }] });
});
test('a book still written to another child is closed there and lent here, in one act', () => {
  const decision = lend({ ...asked, copyLoans: [loanOf('loan-0001', 'member-02')] });
  expect(decision).toMatchObject({
    changes: [
      { action: 'patch', id: 'loan-0001', fields: { returnedAt: asked.now } },
      { action: 'put', id: 'loan-new1' },
    ],
  });
});
test('a second scan of the same book for the same child changes nothing', () => {
  expect(lend({ ...asked, copyLoans: [loanOf('loan-0001', chau.id)] })).toEqual({ kind: 'unchanged' });
});
test('three of three is said with its numbers', () => {
  const memberLoans = ['a', 'b', 'c'].map((nth) => loanOf(`loan-000${nth}`, chau.id, `copy-${nth}`));
  expect(lend({ ...asked, memberLoans })).toEqual({ kind: 'refused', refusal: { kind: 'limit', held: 3, limit: 3 } });
});
test('a card that is no longer in use lends nothing', () => {
  expect(lend({ ...asked, member: { ...chau, status: 'left' } })).toMatchObject({ refusal: { kind: 'member-left' } });
});
