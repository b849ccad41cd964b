// Writes a list of members into the library, or only finds out what would be written. Somebody who has the card of a row, or
// is called so in the same class, is there already and left alone, so a list can be brought in twice, or after it was broken
// off.
import { cardSeries } from '#domain/membership/add-member.ts';
import { group } from '#domain/membership/group.ts';
import type { MemberRow } from '#domain/membership/read-member-list.ts';
import { takeMember, type MemberDifference } from '#domain/membership/take-member.ts';
import { freshId } from '../clock.ts';
import { newIdFor } from '../new-id.ts';
import { takeAll, type Imported, type Importing } from './progress.ts';
import { People } from './people.ts';

/** A few hundredths of a second on a cheap tablet. */
const piece = { written: 50, unwritten: 500 };

export async function importMembers(
  rows: readonly MemberRow[],
  schoolYear: string,
  importing: Importing,
): Promise<Imported<MemberDifference>> {
  const people = await new People(schoolYear).open(rows);
  const take = (row: MemberRow) => {
    const before = people.groupIdOf(row.group);
    const made =
      row.group === '' || before ? undefined : ({ name: row.group, groupKind: 'class', schoolYear } as const);
    const groupId = before ?? (made && newIdFor(group, made));
    const { cardHolder, namesake } = people.find(row, groupId);
    const taken = takeMember({
      row,
      memberId: freshId<'member'>(),
      ...(groupId ? { groupId } : {}),
      ...(made ? { newGroup: made } : {}),
      ...(cardHolder ? { cardHolder } : {}),
      ...(namesake ? { namesake } : {}),
      classOf: (member) => people.classOf(member),
      nextCard: () => people.nextCard(cardSeries(row.group) ?? 'BD'),
    });
    if (taken.known) people.isFound(taken.known);
    else if (made && groupId) people.addGroup(row.group, groupId);
    return { ...taken, isNew: !taken.known };
  };
  return takeAll(rows, { importing, piece, take });
}
