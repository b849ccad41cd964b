// Which members are one person, which titles one book and which copies one piece, as people have said. There are few such
// links, so they are read whole; every question that lists or finds any of them goes through here. Written with Dexie's own
// promises: after two async functions in one another a live question no longer knows what it reads, and is not asked again.
import type { PromiseExtended, Table } from 'dexie';
import type { SameCopy } from '#domain/catalogue/same-copy.ts';
import type { SameTitle } from '#domain/catalogue/same-title.ts';
import type { SameMember } from '#domain/membership/same-member.ts';
import { mergedOf, resolveSame, type SameAs, type Sameness } from '#domain/record/same-as.ts';
import type { RowMeta } from '../database.ts';
import { database } from '../open-database.ts';

export const memberLinks = (): PromiseExtended<SameMember[]> => standing(database().sameMember);
export const titleLinks = (): PromiseExtended<SameTitle[]> => standing(database().sameTitle);
export const copyLinks = (): PromiseExtended<SameCopy[]> => standing(database().sameCopy);
function standing<Link extends RowMeta>(links: Table<Link>): PromiseExtended<Link[]> {
  return links.toArray().then((rows) => rows.filter((row) => !row.removed));
}
export function sameMembers(): PromiseExtended<Sameness> {
  return memberLinks().then((links) => ofThoseThere('member', links));
}
export function sameCopies(): PromiseExtended<Sameness> {
  return copyLinks().then((links) => ofThoseThere('copy', links));
}
/** One may have been erased, or taken off, before this device heard that it was merged: the other is shown then. */
function ofThoseThere(type: 'member' | 'copy', links: readonly SameAs[]): Sameness | PromiseExtended<Sameness> {
  if (links.length === 0) return resolveSame(links);
  const ids = [...new Set(links.flatMap(({ one, other }) => [one, other]))];
  return database()
    .table<RowMeta, string>(type)
    .bulkGet(ids)
    .then((rows) => resolveSame(links, new Set(ids.filter((_id, at) => rows[at]?.removed))));
}
export function sameTitles(): PromiseExtended<Sameness> {
  return titleLinks().then((links) => resolveSame(links));
}

/** Of these links those by which something is one with this record and is not shown. */
export function linksUnder<Link extends SameAs>(id: string, links: readonly Link[], same: Sameness): Link[] {
  const shown = same.shownFor(id);
  return links.filter((link) => same.shownFor(link.one) === shown && mergedOf(link) !== shown);
}
