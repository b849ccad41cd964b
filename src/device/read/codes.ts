// What a scanned or typed code stands for: a member's card, a book's accession number, or a title's ISBN.
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { Member } from '#domain/membership/member.ts';
import { database } from '../open-database.ts';
import { theTitle, titlesByIsbn } from './catalogue.ts';
import { theMember } from './membership.ts';
import { sameCopies, sameTitles } from './same.ts';

export type Found =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'copy'; readonly copy: Copy; readonly title: Title | undefined }
  | { readonly kind: 'title'; readonly title: Title; readonly copies: readonly Copy[] }
  | { readonly kind: 'unknown'; readonly code: string };

/** Codes are compared without case and spaces; several forms of one ISBN are the same book. The card of a member who was
 * merged with another opens the one that is shown, and so with titles and copies. */
export async function findByCode(given: string): Promise<Found> {
  const code = given.trim();
  const db = database();
  const forms = [...new Set([code, code.toUpperCase(), code.replace(/[\s-]/g, '').toUpperCase()])];
  const [members, copies] = await Promise.all([
    db.member.where('cardNumber').anyOf(forms).toArray(),
    db.copy.where('accessionNumber').anyOf(forms).toArray(),
  ]);
  const holder = members.find((row) => !row.removed);
  const member = holder && ((await theMember(holder.id)) ?? holder);
  if (member) return { kind: 'member', member };
  const carrier = copies.find((row) => !row.removed);
  const copy = carrier && (await shownCopy(carrier));
  if (copy) return { kind: 'copy', copy, title: await theTitle(copy.titleId) };
  const [named] = await titlesByIsbn(forms);
  const title = named && ((await theTitle(named.id)) ?? named);
  if (!title) return { kind: 'unknown', code };
  const [titles, same] = await Promise.all([sameTitles(), sameCopies()]);
  const ofTitle = await db.copy.where('titleId').anyOf(titles.allOf(title.id)).toArray();
  const there = ofTitle.filter(({ id, removed }) => !removed && same.shownFor(id) === id);
  return { kind: 'title', title, copies: there.filter(({ status }) => status !== 'withdrawn') };
}

/** The copy that is shown for this one. */
function shownCopy(carrier: Copy): Promise<Copy> {
  return sameCopies()
    .then((same) => database().copy.get(same.shownFor(carrier.id)))
    .then((shown) => shown ?? carrier);
}
