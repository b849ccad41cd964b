// What a person decides about a book that the records did not expect: brought back without a loan, lent although it was
// written off, or lent to somebody of whom nothing is left.
import { copy, type Copy } from '../catalogue/copy.ts';
import { loan, type Loan } from '../circulation/loan.ts';
import { strayReturn, type StrayReturn } from '../circulation/stray-return.ts';
import { change, type Decision } from '../record/decision.ts';
import type { Member } from '../membership/member.ts';
import { naming } from './case.ts';
import { settled, type Settling } from './settle.ts';

/** loan = it was lent under the code of another copy, and that loan is over · on-shelf = it had simply been lying about ·
 * wrong-scan = it was another book. */
export type StrayReturnOutcome =
  { readonly kind: 'loan'; readonly ended: Loan } | { readonly kind: 'on-shelf' } | { readonly kind: 'wrong-scan' };

export function settleStrayReturn(asked: Settling & { stray: StrayReturn; outcome: StrayReturnOutcome }): Decision {
  const { stray, outcome } = asked;
  if (outcome.kind === 'on-shelf') return change(settled(asked, 'on-shelf'));
  if (outcome.kind === 'wrong-scan') return change(strayReturn.remove(stray.id), settled(asked, 'wrong-scan'));
  const { id } = outcome.ended;
  const end = loan.patch(id, { returnedAt: stray.returnedAt, endedBy: asked.open.id });
  return change(end, settled(asked, naming('ended', id)));
}

/** `wasIt`: the book that was lent is the one that had been written off, so it stays in service. Otherwise it was another
 * book: the loan is taken off, and the copy is again what it was. That may be another record of the book than the loan names. */
export function settleGoneCopy(asked: Settling & { lent: Loan; status: Copy['status']; wasIt: boolean }): Decision {
  const { lent, status, wasIt, open } = asked;
  const [, named = lent.copyId] = open.subjects;
  const gone = named as Copy['id'];
  // Written out although it is so here: another tablet may have decided otherwise, and of two words the later counts.
  if (wasIt) {
    const stays = [loan.restore(lent.id), copy.patch(gone, { status: 'inService' })];
    return change(...stays, settled(asked, 'in-service'));
  }
  return change(loan.remove(lent.id), copy.patch(gone, { status }), settled(asked, 'wrong-scan'));
}

/** Without a holder the book is back. */
export function settleLoanOfNobody(asked: Settling & { lent: Loan; holder?: Member }): Decision {
  const { lent, holder, now, open } = asked;
  if (!holder) return change(loan.patch(lent.id, { returnedAt: now, endedBy: open.id }), settled(asked, 'back'));
  return change(loan.patch(lent.id, { memberId: holder.id }), settled(asked, naming('given', holder.id)));
}
