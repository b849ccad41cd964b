// Takes a book back. Returning is always allowed: a book on the counter is stronger than any rule. All open loans of the copy
// end, since one of them at most can be true; where none is known, that the book came is written down all the same.
import { dayOf } from '../record/day.ts';
import { change, unchanged, type Decision } from '../record/decision.ts';
import type { Id } from '../record/id.ts';
import { loan, type Loan } from './loan.ts';
import { strayReturn } from './stray-return.ts';

export interface ReturnCopy {
  readonly copyLoans: readonly Loan[];
  readonly now: string;
  /** Given when somebody says that the book was brought back, whatever the loans say. */
  readonly brought?: { readonly copyId: Id<'copy'>; readonly siteId: Id<'site'> };
}

export function returnCopy({ copyLoans, now, brought }: ReturnCopy): Decision {
  if (copyLoans.length > 0) return change(...copyLoans.map(({ id }) => loan.patch(id, { returnedAt: now })));
  return brought ? change(strayReturn.put({ ...brought, returnedAt: now, onDay: dayOf(now) })) : unchanged;
}
