// Which members are one person and which titles are one book, as people have said. There are few such links, so they are read
// whole; every question that lists or finds members or titles goes through here.
import type { SameTitle } from '#domain/catalogue/same-title.ts';
import type { SameMember } from '#domain/membership/same-member.ts';
import { resolveSame, type Sameness } from '#domain/record/same-as.ts';
import { database } from '../open-database.ts';

export async function memberLinks(): Promise<SameMember[]> {
  return (await database().sameMember.toArray()).filter((row) => !row.removed);
}
export async function titleLinks(): Promise<SameTitle[]> {
  return (await database().sameTitle.toArray()).filter((row) => !row.removed);
}
export async function sameMembers(): Promise<Sameness> {
  return resolveSame(await memberLinks());
}
export async function sameTitles(): Promise<Sameness> {
  return resolveSame(await titleLinks());
}
