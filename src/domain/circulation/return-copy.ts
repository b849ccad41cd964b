// Takes a book back. Returning is always allowed: a book on the counter is stronger than any rule. All open loans of the copy
// end, since one of them at most can be true.
import { change, unchanged, type Decision } from '../record/decision.ts';
import { loan, type Loan } from './loan.ts';

export function returnCopy({ copyLoans, now }: { copyLoans: readonly Loan[]; now: string }): Decision {
  if (copyLoans.length === 0) return unchanged;
  return change(...copyLoans.map(({ id }) => loan.patch(id, { returnedAt: now })));
}
