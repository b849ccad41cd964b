// A loan of one copy, each by another member, as rules are given it.
import type { Loan } from '#domain/circulation/loan.ts';

export const loanOf = (id: string, more: Partial<Loan> = {}): Loan => ({
  id,
  copyId: 'copy-0001',
  memberId: `m-${id}`,
  siteId: 'site-0001',
  lentAt: '2026-10-06T07:06:00.000Z',
  dueOn: '2026-10-16',
  ...more,
});
