// The words and numbers for telling what a case is about.
import { namedIn, type Case } from '#domain/cases/case.ts';
import type { CaseFacts } from '#domain/cases/case-facts.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { AnyRow } from '../../database.ts';
import type { CaseParts } from './case-parts.ts';

export function factsOf(open: Case, { loans, copies, members, titles, event, record }: CaseParts): CaseFacts {
  const loan = loans.find((line) => namedIn(open.outcome, 'swapped') !== line.loan.id);
  const [book] = copies;
  const number = loan?.copy?.accessionNumber ?? book?.copy.accessionNumber ?? '';
  const title = loan?.title?.title ?? book?.title?.title ?? titles[0]?.title.title ?? number;
  const about = open.about ?? '';
  const disputed = open.status === 'settled' ? open.written?.[0] : undefined;
  switch (open.caseKind) {
    case 'doubleLoan':
      return { kind: open.caseKind, title, number, ...twiceTo(loans) };
    case 'strayReturn':
    case 'loanOfNobody':
      return { kind: open.caseKind, title, number };
    case 'accessionClash':
      return { kind: open.caseKind, number: disputed ?? number };
    case 'cardClash':
      return { kind: open.caseKind, card: disputed ?? members[0]?.cardNumber ?? '' };
    case 'goneCopyLent':
      return { kind: open.caseKind, title, number, was: (open.written?.[0] ?? 'lost') as Copy['status'] };
    case 'overCapacity':
      return {
        kind: open.caseKind,
        title: event?.event.title ?? '',
        capacity: Number(open.written?.[0] ?? event?.event.capacity ?? 0),
        present: event?.present ?? 0,
      };
    case 'sameMember':
      return { kind: open.caseKind, fullName: members[0]?.fullName ?? '' };
    case 'sameTitle':
      return { kind: open.caseKind, title };
    case 'editedErased':
      return { kind: open.caseKind };
    case 'editedRemoved':
      return { kind: open.caseKind, about, name: nameOf(record) };
    case 'twoValues':
      return { kind: open.caseKind, about, field: open.field ?? '', name: nameOf(record) };
    default:
      return { kind: 'newer' };
  }
}

/** Of one member, also where two records were found to be one person. */
function twiceTo([one, other]: CaseParts['loans']): { twiceTo?: string } {
  const isSame = one?.member !== undefined && one.member.id === other?.member?.id;
  return isSame ? { twiceTo: one.member.fullName } : {};
}

/** What people call a record, whatever its type. */
function nameOf(record: AnyRow | undefined): string {
  const named = record?.fullName ?? record?.title ?? record?.accessionNumber ?? record?.name;
  return typeof named === 'string' ? named : '';
}
