// Takes a person into the library, with the least that serves: a name, a class, a card. Two people may share a name; one
// card is one person's.
import { change, refuse, type Decision } from '../record/decision.ts';
import { fold, tidy } from '../record/fold.ts';
import type { Id } from '../record/id.ts';
import { group, type Group } from './group.ts';
import { member, type Member } from './member.ts';

export interface AddMember {
  readonly fullName: string;
  readonly memberKind: Member['memberKind'];
  readonly cardNumber: string;
  readonly rollNumber?: number;
  readonly memberId: Id<'member'>;
  /** A class that is there, or one that is made with its first pupil. */
  readonly groupId?: Id<'group'>;
  readonly newGroup?: Omit<Group, 'id'>;
  /** Who has this card already. */
  readonly cardHolder?: Member;
}

export function addMember(asked: AddMember): Decision<AddMemberRefusal> {
  const { fullName, memberKind, cardNumber, rollNumber, memberId, groupId, newGroup, cardHolder } = asked;
  const name = tidyName(fullName);
  if (name === '') return refuse({ kind: 'no-name' });
  if (cardNumber !== '' && cardHolder) return refuse({ kind: 'card-taken', fullName: cardHolder.fullName });
  const card = cardNumber === '' ? {} : { cardNumber };
  const roll = { ...(groupId ? { groupId } : {}), ...(rollNumber === undefined ? {} : { rollNumber }) };
  const made = member.put({ fullName: name, memberKind, ...card, ...roll, status: 'active' }, memberId);
  return newGroup && groupId ? change(group.put(newGroup, groupId), made) : change(made);
}
export type AddMemberRefusal =
  { readonly kind: 'no-name' } | { readonly kind: 'card-taken'; readonly fullName: string };

/** One space between names and none around them; names typed in capitals only, as in school lists, are written as names. */
export function tidyName(typed: string): string {
  const name = tidy(typed);
  if (name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  return name.toLowerCase().replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Who of these has this name in this class, or in none. With other marks it is another name, unless one of the two was typed
 * without any. */
export function namesake(
  { fullName, groupId }: Pick<Member, 'fullName' | 'groupId'>,
  members: readonly Member[],
): Member | undefined {
  const [name, folded] = [tidyName(fullName).toLowerCase(), fold(fullName)];
  return members.find((one) => {
    if (one.status !== 'active' || (one.groupId ?? '') !== (groupId ?? '') || fold(one.fullName) !== folded)
      return false;
    const other = tidyName(one.fullName).toLowerCase();
    return other === name || name === folded || other === folded;
  });
}

/** A card as a class and a number, where it is one. */
export function cardParts(card: string): { readonly series: string; readonly number: number } | undefined {
  const [, series, digits] = /^(.*)\.(\d{1,6})$/.exec(card) ?? [];
  return series === undefined ? undefined : { series, number: Number(digits) };
}
/** A card is no longer than this, its number included. */
const longestSeries = 33;
/** What the cards of a class begin with: its name, unless that is empty or too long for a card. */
export function cardSeries(className: string | undefined): string | undefined {
  return className && className.length <= longestSeries ? className : undefined;
}
/** The next card of a series, such as `4A2.036`, after those of it that are given; whoever reads a card does not tell capitals
 * from small letters. */
export function nextCard(series: string, given: Iterable<string>): string {
  let last = 0;
  for (const card of given) {
    const parts = cardParts(card);
    if (parts?.series.toUpperCase() === series.toUpperCase()) last = Math.max(last, parts.number);
  }
  return `${series}.${String(last + 1).padStart(3, '0')}`;
}
