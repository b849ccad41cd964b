// Questions about members and their classes.
import { findMembers } from '#domain/membership/find-members.ts';
import type { Group } from '#domain/membership/group.ts';
import type { Member } from '#domain/membership/member.ts';
import { mergedOf } from '#domain/record/same-as.ts';
import { database } from '../open-database.ts';
import { linksUnder, memberLinks, sameMembers } from './same.ts';
import type { SameMember } from '#domain/membership/same-member.ts';

/** The member of this id, or the one that it was merged with and that is shown. */
export async function theMember(id: string): Promise<Member | undefined> {
  const row = await database().member.get((await sameMembers()).shownFor(id));
  return row?.removed ? undefined : row;
}
/** What was merged with this member: each record and the link that makes it one. */
export async function mergedWith(id: string): Promise<{ readonly link: SameMember; readonly member: Member }[]> {
  const [links, same] = await Promise.all([memberLinks(), sameMembers()]);
  const own = linksUnder(id, links, same);
  const rows = await database().member.bulkGet(own.map(mergedOf));
  return own.flatMap((link, at) => {
    const member = rows[at];
    return member && member.body.erased === undefined ? [{ link, member }] : [];
  });
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
  const same = await sameMembers();
  return found.filter((row) => !row.removed && row.status === 'active' && same.shownFor(row.id) === row.id);
}
/** Everybody who has not been removed, each person once. */
export async function allMembers(): Promise<Member[]> {
  const [rows, same] = await Promise.all([database().member.toArray(), sameMembers()]);
  return rows.filter((row) => !row.removed && same.shownFor(row.id) === row.id);
}
/** Every card that was ever given, also to records that were merged. */
export async function allCards(): Promise<string[]> {
  const rows = await database().member.toArray();
  return rows.flatMap(({ cardNumber, removed }) => (cardNumber && !removed ? [cardNumber] : []));
}
/** Every card that was ever given, with the member who is shown for it. */
export async function cardHolders(): Promise<{ readonly cardNumber: string; readonly member: Member }[]> {
  const [rows, same] = await Promise.all([database().member.toArray(), sameMembers()]);
  const byId = new Map(rows.map((row) => [row.id as string, row]));
  return rows.flatMap((row) => {
    const { cardNumber, removed } = row;
    return cardNumber && !removed ? [{ cardNumber, member: byId.get(same.shownFor(row.id)) ?? row }] : [];
  });
}
/** Members whose name or card answers what was typed, best first; those merged are found under all their names. */
export async function searchMembers(typed: string, most: number): Promise<Member[]> {
  const [rows, same] = await Promise.all([database().member.toArray(), sameMembers()]);
  const found = findMembers(
    typed,
    rows.filter((row) => !row.removed),
  );
  const shown = [...new Set(found.map(({ id }) => same.shownFor(id)))].slice(0, most);
  const byId = new Map(rows.map((row) => [row.id as string, row]));
  return shown.flatMap((id) => byId.get(id) ?? []);
}
