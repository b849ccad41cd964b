// Which members are one person and which titles are one book, as people have said. There are few such links, so they are read
// whole; every question that lists or finds members or titles goes through here. Written with Dexie's own promises: after two
// async functions in one another a live question no longer knows what it reads, and is not asked again.
import type { PromiseExtended } from 'dexie';
import type { SameTitle } from '#domain/catalogue/same-title.ts';
import type { SameMember } from '#domain/membership/same-member.ts';
import { resolveSame, type Sameness } from '#domain/record/same-as.ts';
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
/** One may have been erased before this device heard that it was merged: the other, which stands, is shown then. */
export function sameMembers(): PromiseExtended<Sameness> {
  return memberLinks().then((links) => {
    if (links.length === 0) return resolveSame(links);
    const ids = [...new Set(links.flatMap(({ one, other }) => [one, other]))];
    return database()
      .member.bulkGet(ids)
      .then((rows) => resolveSame(links, new Set(ids.filter((_id, at) => rows[at]?.removed))));
  });
}
export function sameTitles(): PromiseExtended<Sameness> {
  return titleLinks().then((links) => resolveSame(links));
}
