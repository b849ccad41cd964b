// Whom somebody means who types a name or a card.
import { likeness } from '../record/fold.ts';
import { readTelex } from '../record/telex.ts';
import type { Member } from './member.ts';

/** Members whose name or card answers what was typed, best first. Telex that was left raw is understood when nothing answers it
 * as it stands, as it is for titles. */
export function findMembers<One extends Pick<Member, 'fullName' | 'cardNumber'>>(
  typed: string,
  members: readonly One[],
): One[] {
  const found = ranked(typed, members);
  const meant = found.length === 0 ? readTelex(typed) : typed;
  return meant === typed ? found : ranked(meant, members);
}

function ranked<One extends Pick<Member, 'fullName' | 'cardNumber'>>(typed: string, members: readonly One[]): One[] {
  return members
    .map((member) => ({ member, rank: likeness(typed, `${member.fullName} ${member.cardNumber ?? ''}`) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ member }) => member);
}
