// Which members are one person, which titles one book and which copies one piece, as people have said. There are few such
// links, so they are read whole; every question that lists or finds any of them goes through here. Written with Dexie's own promises: after two
// async functions in one another a live question no longer knows what it reads, and is not asked again.
import type { PromiseExtended } from 'dexie';
import type { SameCopy } from '#domain/catalogue/same-copy.ts';
import type { SameTitle } from '#domain/catalogue/same-title.ts';
import type { SameMember } from '#domain/membership/same-member.ts';
import { resolveSame, type SameAs, type Sameness } from '#domain/record/same-as.ts';
import type { RowMeta } from '../database.ts';
import { database } from '../open-database.ts';

export function memberLinks(): PromiseExtended<SameMember[]> {
  return database()
    .sameMember.toArray()
    .then((rows) => rows.filter((row) => !row.removed));
}
export function titleLinks(): PromiseExtended<SameTitle[]> {
  return database()
    .sameTitle.toArray()
    .then((rows) => rows.filter((row) => !row.removed));
}
export function copyLinks(): PromiseExtended<SameCopy[]> {
  return database()
    .sameCopy.toArray()
    .then((rows) => rows.filter((row) => !row.removed));
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
