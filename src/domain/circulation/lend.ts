// Lends one copy to one member. A book on the counter is stronger than any record: if it is still written to somebody else,
// that loan is closed in the same act.
import type { Copy } from '../catalogue/copy.ts';
import type { Member } from '../membership/member.ts';
import { addDays } from '../record/day.ts';
import { change, refuse, unchanged, type Decision } from '../record/decision.ts';
import type { Id } from '../record/id.ts';
import { loan, type Loan } from './loan.ts';

export interface Lend {
  readonly copy: Copy;
  readonly member: Member;
  /** Open loans of this copy, whoever holds it. */
  readonly copyLoans: readonly Loan[];
  /** Open loans of this member. */
  readonly memberLoans: readonly Loan[];
  /** Most books a member may hold; how many days a loan lasts. */
  readonly limit: number;
  readonly days: number;
  readonly today: string;
  readonly now: string;
  readonly siteId: Id<'site'>;
  readonly loanId: Id<'loan'>;
}

export function lend(asked: Lend): Decision<LendRefusal> {
  const { copy, member, copyLoans, memberLoans, limit, days, today, now, siteId, loanId } = asked;
  if (member.status === 'left') return refuse({ kind: 'member-left' });
  if (copyLoans.some(({ memberId }) => memberId === member.id)) return unchanged;
  if (memberLoans.length >= limit) return refuse({ kind: 'limit', held: memberLoans.length, limit });
  const given = { copyId: copy.id, memberId: member.id, siteId, lentAt: now, dueOn: addDays(today, days) };
  const closed = copyLoans.map(({ id }) => loan.patch(id, { returnedAt: now }));
  return change(...closed, loan.put(given, loanId));
}
export type LendRefusal =
  { readonly kind: 'limit'; readonly held: number; readonly limit: number } | { readonly kind: 'member-left' };
