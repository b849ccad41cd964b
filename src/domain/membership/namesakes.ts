// Members whom a list of names and classes cannot tell apart.
import { tidy } from '../record/fold.ts';
import type { Member } from './member.ts';

/** Ids of those who have a namesake in their own class among these, however their names are spaced and written large or small: only
 * their cards tell them apart. An accent more is another name. */
export function namesakesIn(members: readonly Pick<Member, 'id' | 'fullName' | 'groupId'>[]): ReadonlySet<string> {
  const named = new Map<string, string>();
  const found = new Set<string>();
  for (const { id, fullName, groupId = '' } of members) {
    const name = `${groupId} ${tidy(fullName).toLowerCase()}`;
    const other = named.get(name);
    if (other !== undefined) found.add(other).add(id);
    else named.set(name, id);
  }
  return found;
}
