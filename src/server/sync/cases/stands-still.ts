// Whether an open case still has something to ask, seen from the records it is about. What needs a wider look (a loan that
// explains a return, a gathering's figures) is answered by the finding of its kind instead.
import type { Case, CaseKind } from '#domain/cases/case.ts';
import type { Sameness } from '#domain/record/same-as.ts';
import type { State } from '#protocol/merge/merge.ts';
import { writtenAt } from '#protocol/merge/merge-entry.ts';
import type { RecordName } from '../../storage/storage.ts';
import { isOfNobodyStill } from './erased.ts';
import { capacityOf } from './capacity.ts';
import { clashes, stillClash } from './clashes.ts';
import { stillDoubted } from './gone-copies.ts';
import { looksAlike } from './likeness.ts';
import type { Link, Looking } from './looking.ts';

/** Types of the subjects, in their order; the last one stands for all that follow. */
const types: Readonly<Record<CaseKind, readonly string[]>> = {
  doubleLoan: ['loan'],
  accessionClash: ['copy'],
  cardClash: ['member'],
  strayReturn: ['strayReturn', 'copy'],
  goneCopyLent: ['loan', 'copy'],
  overCapacity: ['readingEvent'],
  sameMember: ['member'],
  sameTitle: ['title'],
  editedRemoved: [],
  editedErased: [],
  loanOfNobody: ['loan'],
  twoValues: [],
};

export function subjectNames(looking: Looking, { caseKind, subjects, about }: Case): RecordName[] {
  const listed = types[caseKind] ?? [];
  return subjects.map((id, at) => looking.nameOf(listed[at] ?? listed.at(-1) ?? about ?? '', id));
}

/** What a case of this kind must know of: which records are one. */
export function linkOfKind(kind: unknown): Link | undefined {
  return clashes.find(({ caseKind }) => caseKind === kind)?.link;
}

/** `states` are those of the subjects, in their order; `same` says of the link of its kind which records are one. */
export function standsStill(open: Case, [one, other]: readonly (State | undefined)[], same: Sameness): boolean {
  const clash = clashes.find(({ caseKind }) => caseKind === open.caseKind);
  const [first = '', second = ''] = open.subjects;
  if (clash)
    return (
      one !== undefined &&
      other !== undefined &&
      stillClash(clash, same, [
        [first, one],
        [second, other],
      ])
    );
  switch (open.caseKind) {
    case 'strayReturn':
      return one?.removed !== true;
    case 'overCapacity':
      return String(capacityOf(one)) === open.written?.[0];
    case 'goneCopyLent':
      return other !== undefined && stillDoubted(other);
    case 'sameMember':
      return one !== undefined && other !== undefined && looksAlike('member', one, other);
    case 'sameTitle':
      return one !== undefined && other !== undefined && looksAlike('title', one, other);
    case 'loanOfNobody':
      return one !== undefined && isOfNobodyStill(one, open.written?.[0]);
    case 'editedRemoved':
      return one?.removed === true;
    case 'twoValues':
      return one !== undefined && !one.removed && isAsOpened(open, one);
    default:
      return true;
  }
}

/** The value that stood when the case was opened stands still. */
function isAsOpened({ field, written }: Case, state: State): boolean {
  return writtenAt(state, field ?? '') !== '' && state.fields[field ?? ''] === written?.[0];
}
