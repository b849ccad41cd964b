// What a person decides about a case becomes ordinary changes: a loan is returned, a number or a card is given anew, and the
// case is settled with the words of the decision. Both writings stay in the records.
import { copy, type Copy } from '../catalogue/copy.ts';
import { loan, type Loan } from '../circulation/loan.ts';
import { member, type Member } from '../membership/member.ts';
import type { Change } from '../record/change.ts';
import { change, type Decision } from '../record/decision.ts';
import { byItself, caseRecord, namedIn, naming, type Case } from './case.ts';

export interface Settling {
  readonly open: Case;
  readonly now: string;
}
/** The end of a case, in the words of the decision. */
export const settled = ({ open, now }: Settling, outcome: string, more?: Pick<Case, 'written'>): Change =>
  caseRecord.patch(open.id, { status: 'settled', outcome, settledAt: now, ...more });

/** `holder` is the loan of whoever has the book; without one it stands on the shelf and all loans are over. */
export function settleDoubleLoan(asked: Settling & { loans: readonly Loan[]; holder?: Loan['id'] }): Decision {
  const over = asked.loans.filter(({ id }) => id !== asked.holder);
  const ends = over.map(({ id }) => loan.patch(id, { returnedAt: asked.now, endedBy: asked.open.id }));
  return change(...ends, settled(asked, asked.holder ? naming('held', asked.holder) : 'on-shelf'));
}
/** Whether what was decided about a case in the end is that this loan is over. */
export function endsLoan({ caseKind, status, outcome }: Case, id: Loan['id']): boolean {
  if (status !== 'settled') return false;
  if (caseKind === 'doubleLoan') return outcome === 'on-shelf' || (namedIn(outcome, 'held') ?? id) !== id;
  if (caseKind === 'loanOfNobody') return outcome === 'back';
  return namedIn(outcome, 'ended') === id;
}

/** Both have a book: the code of another copy of it was scanned for one of them. */
export function settleSwappedCopy(asked: Settling & { swapped: Loan; copyId: Copy['id'] }): Decision {
  const { swapped, copyId } = asked;
  const written = [swapped.copyId];
  const moved = loan.patch(swapped.id, { copyId, movedBy: asked.open.id });
  return change(moved, settled(asked, naming('swapped', swapped.id), { written }));
}
/** Whether what was decided in the end is that this loan is of another copy. */
export function movesLoan({ status, outcome }: Case, id: Loan['id']): boolean {
  return status === 'settled' && namedIn(outcome, 'swapped') === id;
}

/** One record, `keeper`, keeps the number that several have. */
export interface Keeping extends Settling {
  readonly keeper: string;
}
/** `keeper` keeps its number; every other copy gets the new one it was given. Where both are one book, settleSame says so. */
export function settleAccessionClash(
  asked: Keeping & { others: readonly { copy: Copy; newNumber: string }[] },
): Decision {
  const renumberedBy = asked.open.id;
  const renumbered = asked.others.map(({ copy: { id }, newNumber }) =>
    copy.patch(id, { accessionNumber: newNumber, renumberedBy }),
  );
  const written = asked.others.flatMap(({ copy: { accessionNumber }, newNumber }) => [accessionNumber, newNumber]);
  return change(...renumbered, settled(asked, naming('keeps', asked.keeper), { written }));
}
export function settleCardClash(asked: Keeping & { others: readonly { member: Member; newCard: string }[] }): Decision {
  const renumberedBy = asked.open.id;
  const renumbered = asked.others.map(({ member: { id }, newCard }) =>
    member.patch(id, { cardNumber: newCard, renumberedBy }),
  );
  const written = asked.others.flatMap(({ member: { cardNumber }, newCard }) => [cardNumber ?? '', newCard]);
  return change(...renumbered, settled(asked, naming('keeps', asked.keeper), { written }));
}
/** Whether what was decided in the end lets this copy or member have another number than the one in dispute. */
export function renumbers({ status, outcome }: Case, id: string): boolean {
  return status === 'settled' && namedIn(outcome, 'keeps') !== id;
}
/** The world has settled it by itself: the book came back, a record was removed. */
export function settleByItself(asked: Settling): Decision {
  return change(settled(asked, byItself));
}
