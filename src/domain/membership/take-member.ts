// Takes a person of a list into the library. Somebody who is there stays as he is, and a card that another person has is not
// given twice; whatever therefore differs from the list is told, row by row.
import type { Change } from '../record/change.ts';
import { fold } from '../record/fold.ts';
import type { Id } from '../record/id.ts';
import type { RowNote } from '../record/list-columns.ts';
import { group, type Group } from './group.ts';
import { member, type Member } from './member.ts';
import type { MemberRow } from './read-member-list.ts';

export interface TakeMember {
  readonly row: MemberRow;
  readonly memberId: Id<'member'>;
  readonly groupId?: Id<'group'>;
  /** The class, where it comes into being with this person. */
  readonly newGroup?: Omit<Group, 'id'>;
  /** Who has the card that the list gives. */
  readonly cardHolder?: Member;
  /** Somebody of this name in this class whom no earlier row of the list stands for. */
  readonly namesake?: Member;
  readonly classOf: (member: Member) => string;
  /** The next free card of the class. */
  readonly nextCard: () => string;
}
export type MemberDifference = RowNote<'card-elsewhere' | 'other-card' | 'other-class' | 'other-roll' | 'has-left'>;
export interface MemberTaken {
  readonly changes: readonly Change[];
  /** Who was there already. */
  readonly known?: Member;
  readonly differences: readonly MemberDifference[];
}

export function takeMember({ row, memberId, groupId, newGroup, ...asked }: TakeMember): MemberTaken {
  const { cardHolder, namesake, classOf, nextCard } = asked;
  const isHolder = cardHolder !== undefined && nameKey(cardHolder.fullName) === nameKey(row.fullName);
  const known = isHolder ? cardHolder : namesake;
  if (known) return { changes: [], known, differences: staysOtherwise(row, known, classOf(known)) };
  const cardNumber = row.card !== '' && !cardHolder ? row.card : nextCard();
  const { fullName, memberKind, rollNumber } = row;
  const where = { ...(groupId ? { groupId } : {}), ...(rollNumber ? { rollNumber } : {}) };
  const put = member.put({ fullName, memberKind, cardNumber, status: 'active', ...where }, memberId);
  return {
    changes: newGroup && groupId ? [group.put(newGroup, groupId), put] : [put],
    differences: cardHolder
      ? [{ row: row.row, kind: 'card-elsewhere', value: row.card, here: cardHolder.fullName, instead: cardNumber }]
      : [],
  };
}

/** One person, however the letters were put together. */
export function nameKey(fullName: string): string {
  return fullName.normalize('NFC').toLowerCase();
}

function staysOtherwise(row: MemberRow, known: Member, className: string): MemberDifference[] {
  const differences: MemberDifference[] = [];
  const tell = (kind: MemberDifference['kind'], value: string, here: string) =>
    differences.push({ row: row.row, kind, value, here });
  const card = known.cardNumber ?? '';
  if (row.card !== '' && card.toUpperCase() !== row.card) tell('other-card', row.card, card);
  if (row.group !== '' && fold(className) !== fold(row.group)) tell('other-class', row.group, className);
  else if (row.rollNumber && known.rollNumber && row.rollNumber !== known.rollNumber)
    tell('other-roll', String(row.rollNumber), String(known.rollNumber));
  if (known.status === 'left') tell('has-left', row.fullName, '');
  return differences;
}
