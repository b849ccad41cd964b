// Takes back what a person decided about a case: the records are as they were before, and the question is open again. Only
// what the decision itself wrote is undone, so where the world has moved on since, nothing is.
import { copy, type Copy } from '../catalogue/copy.ts';
import { title } from '../catalogue/title.ts';
import { loan, type Loan } from '../circulation/loan.ts';
import { strayReturn, type StrayReturn } from '../circulation/stray-return.ts';
import { readingEvent, type ReadingEvent } from '../events/reading-event.ts';
import { member, type Member } from '../membership/member.ts';
import type { Change } from '../record/change.ts';
import { change, refuse, type Decision } from '../record/decision.ts';
import type { Sameness } from '../record/same-as.ts';
import { byItself, caseRecord, namedIn, type Case } from './case.ts';

type Kept<Row> = Row & { readonly removed?: true };
/** What a settled case is about, as it is now, removed or not. */
export interface Decided {
  readonly settled: Case;
  /** The loans in question, or the one that was ended. */
  readonly loans: readonly Kept<Loan>[];
  /** A copy in question is lent by now, or was meanwhile: whatever ended then stays so. */
  readonly isLentSince: boolean;
  readonly copies: readonly Copy[];
  /** Which copies people have said are one. */
  readonly sameCopies?: Sameness;
  readonly members: readonly Member[];
  readonly stray?: Kept<StrayReturn>;
  readonly event?: ReadingEvent;
  readonly record?: Readonly<Record<string, unknown>>;
  /** The title that came back with a copy has other copies by now. */
  readonly hasOtherCopies?: boolean;
  /** The link that says that the two in question are one. */
  readonly link?: Change;
}
export type AskAgainRefusal = { readonly kind: 'moved-on' };

export function askAgain(decided: Decided): Decision<AskAgainRefusal> {
  const { caseKind, status, outcome } = decided.settled;
  const isDecided = status === 'settled' && outcome !== byItself;
  const back = isDecided ? undoing[caseKind]?.(decided) : undefined;
  if (!back) return refuse({ kind: 'moved-on' });
  return change(...back, reopened(decided.settled));
}
export const reopened = ({ id }: Case): Change =>
  caseRecord.patch(id, { status: 'open', outcome: null, settledAt: null });

/** The changes that make it as it was; undefined where that cannot be, or where nobody decided anything. */
type Undo = (decided: Decided) => readonly Change[] | undefined;
const undoing: Readonly<Record<Case['caseKind'], Undo>> = {
  doubleLoan: (decided) => {
    const { settled, loans, isLentSince } = decided;
    const { outcome, settledAt } = settled;
    const named = namedIn(outcome, 'swapped');
    const swapped = loans.find(({ id }) => id === named) ?? loans[0];
    const stays = loans.find(({ id }) => id !== swapped?.id);
    if (!swapped || !stays || loans.length !== 2 || loans.some(({ removed }) => removed) || isLentSince)
      return undefined;
    const over = loans.filter(({ returnedAt }) => returnedAt);
    if (named !== undefined) return over.length > 0 ? undefined : unswapped(decided, swapped, stays);
    const isAsDecided = over.length === (outcome === 'on-shelf' ? 2 : 1);
    if (!isAsDecided || over.some(({ returnedAt }) => returnedAt !== settledAt)) return undefined;
    return over.map(({ id }) => loan.patch(id, { returnedAt: null }));
  },
  accessionClash: (decided) => {
    const { settled, copies } = decided;
    if (settled.outcome === 'one') return parted(decided);
    return oldNumbers(
      settled,
      copies.map(({ id, accessionNumber }) => [id, accessionNumber]),
    )?.map(([id, accessionNumber]) => copy.patch(id, { accessionNumber }));
  },
  cardClash: (decided) => {
    const { settled, members } = decided;
    if (settled.outcome === 'one') return parted(decided);
    return oldNumbers(
      settled,
      members.map(({ id, cardNumber }) => [id, cardNumber]),
    )?.map(([id, cardNumber]) => member.patch(id, { cardNumber }));
  },
  strayReturn: ({ settled: { outcome }, stray, loans: [ended], isLentSince }) => {
    if (!stray) return undefined;
    const { copyId, siteId, returnedAt, onDay, removed } = stray;
    // Put again it counts as made now, and would end a loan that was made meanwhile.
    if (outcome === 'wrong-scan')
      return removed && !isLentSince ? [strayReturn.put({ copyId, siteId, returnedAt, onDay })] : undefined;
    if (removed || outcome === 'on-shelf') return removed ? undefined : [];
    return ended?.returnedAt === returnedAt && !isLentSince ? [loan.patch(ended.id, { returnedAt: null })] : undefined;
  },
  goneCopyLent: ({ settled: { outcome, written }, loans: [lent], copies: [gone], isLentSince }) => {
    if (!lent || !gone || lent.returnedAt) return undefined;
    if (outcome === 'in-service') return lent.removed || gone.status !== 'inService' ? undefined : [];
    if (!lent.removed || gone.status !== written?.[0] || isLentSince) return undefined;
    return [loan.restore(lent.id), copy.patch(gone.id, { status: 'inService' })];
  },
  overCapacity: ({ settled: { outcome, written }, event }) => {
    const capacity = Number(written?.[0]);
    if (!event || !capacity) return undefined;
    if (outcome === 'kept') return event.capacity === capacity ? [] : undefined;
    return outcome === 'made-room' ? [readingEvent.patch(event.id, { capacity })] : undefined;
  },
  sameMember: parted,
  sameTitle: parted,
  editedRemoved: ({ settled: { outcome, about, subjects, written }, record, hasOtherCopies }) => {
    const [id] = subjects;
    const withTitle = written?.[0];
    if (!record || id === undefined) return undefined;
    if (outcome === 'left-removed') return record.removed ? [] : undefined;
    if (record.removed) return undefined;
    const off: Change = { type: about ?? '', action: 'remove', id, fields: {} };
    return withTitle && !hasOtherCopies ? [off, title.remove(withTitle)] : [off];
  },
  editedErased: () => [],
  loanOfNobody: ({ settled: { outcome, settledAt, written }, loans: [lent], isLentSince }) => {
    const nobody = written?.[0];
    if (!lent || lent.removed || nobody === undefined) return undefined;
    if (outcome === 'back')
      return lent.returnedAt === settledAt && !isLentSince ? [loan.patch(lent.id, { returnedAt: null })] : undefined;
    const isAsDecided = !lent.returnedAt && namedIn(outcome, 'given') === lent.memberId;
    return isAsDecided ? [loan.patch(lent.id, { memberId: nobody })] : undefined;
  },
  twoValues: ({ settled: { outcome, about, field, subjects, written }, record }) => {
    const [stood, other] = written ?? [];
    const [id] = subjects;
    if (!record || record.removed || !field || id === undefined) return undefined;
    if (outcome === 'kept') return record[field] === stood ? [] : undefined;
    return record[field] === other
      ? [{ type: about ?? '', action: 'patch', id, fields: { [field]: stood } }]
      : undefined;
  },
};

/** Both are of one copy again, unless one of them was moved since. */
function unswapped({ settled, sameCopies }: Decided, swapped: Loan, stays: Loan): readonly Change[] | undefined {
  const { id, written } = settled;
  const [copyId = stays.copyId] = written ?? [];
  const stayed = stays.copyId === copyId || (sameCopies?.allOf(copyId).includes(stays.copyId) ?? false);
  const isAsDecided = (swapped.movedBy ?? id) === id && stayed;
  return isAsDecided ? [loan.patch(swapped.id, { copyId })] : undefined;
}

/** Two people or two books after all, or perhaps one after all. */
function parted({ settled: { outcome }, link }: Decided): readonly Change[] | undefined {
  if (outcome === 'two') return link ? undefined : [];
  return link && [link];
}

/** Who was given another number, with the one that was in dispute: as long as everybody still has what they got. */
function oldNumbers<Id extends string>(
  { written }: Case,
  now: readonly (readonly [Id, string | null | undefined])[],
): readonly (readonly [Id, string])[] | undefined {
  const [disputed, ...given] = written ?? [];
  if (disputed === undefined) return undefined;
  const others = now.filter(([, number]) => number !== disputed);
  const isAsDecided = others.length === now.length - 1 && others.every(([, number]) => given.includes(number ?? ''));
  return isAsDecided ? others.map(([id]) => [id, disputed]) : undefined;
}
