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
export function sameMembers(): PromiseExtended<Sameness> {
  return memberLinks().then(resolveSame);
}
export function sameTitles(): PromiseExtended<Sameness> {
  return titleLinks().then(resolveSame);
}
