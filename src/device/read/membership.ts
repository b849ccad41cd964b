// Questions about members and their classes.
import type { Group } from '#domain/membership/group.ts';
import type { Member } from '#domain/membership/member.ts';
import { likeness } from '#domain/record/fold.ts';
import { database } from '../open-database.ts';

export async function theMember(id: string): Promise<Member | undefined> {
  const row = await database().member.get(id);
  return row?.removed ? undefined : row;
}
export async function theGroup(id: string): Promise<Group | undefined> {
  return database().group.get(id);
}
/** Classes and teams of all years, latest year first, then by name. */
export async function allGroups(): Promise<Group[]> {
  const groups = (await database().group.toArray()).filter((row) => !row.removed);
  const year = ({ schoolYear }: Group) => schoolYear ?? '';
  return groups.sort((a, b) => year(b).localeCompare(year(a)) || a.name.localeCompare(b.name, 'vi', { numeric: true }));
}
/** Members of these classes who have not left. */
export async function membersOf(groupIds: readonly string[]): Promise<Member[]> {
  const found = await database().member.where('groupId').anyOf(groupIds).toArray();
  return found.filter((row) => !row.removed && row.status === 'active');
}
/** Everybody who has not been removed. */
export async function allMembers(): Promise<Member[]> {
  return (await database().member.toArray()).filter((row) => !row.removed);
}
/** Members whose name or card answers what was typed, best first. */
export async function searchMembers(typed: string, most: number): Promise<Member[]> {
  const ranked = (await allMembers())
    .map((member) => ({ member, rank: likeness(typed, `${member.fullName} ${member.cardNumber ?? ''}`) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  return ranked.slice(0, most).map(({ member }) => member);
}
