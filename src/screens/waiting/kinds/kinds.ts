// Every kind of case there is, with how it is shown and settled.
import type { CaseKind } from '#domain/cases/case.ts';
import { accessionClash } from './accession-clash.ts';
import { cardClash } from './card-clash.tsx';
import type { CaseView } from './case-view.ts';
import { doubleLoan } from './double-loan.ts';
import { editedErased, editedRemoved } from './edited-removed.ts';
import { goneCopyLent } from './gone-copy-lent.ts';
import { loanOfNobody } from './loan-of-nobody.ts';
import { overCapacity } from './over-capacity.ts';
import { sameMemberView } from './same-member.tsx';
import { sameTitleView } from './same-title.ts';
import { strayReturnView } from './stray-return.ts';
import { twoValues } from './two-values.ts';

const views: Readonly<Record<CaseKind, CaseView>> = {
  doubleLoan,
  accessionClash,
  cardClash,
  strayReturn: strayReturnView,
  goneCopyLent,
  overCapacity,
  sameMember: sameMemberView,
  sameTitle: sameTitleView,
  editedRemoved,
  editedErased,
  loanOfNobody,
  twoValues,
};

/** Undefined for a kind that only a newer version of the app knows. */
export function viewOf(kind: CaseKind): CaseView | undefined {
  return Object.hasOwn(views, kind) ? views[kind] : undefined;
}
