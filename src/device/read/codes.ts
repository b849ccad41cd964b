// What a scanned or typed code stands for: a member's card, a book's accession number, or a title's ISBN.
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { Member } from '#domain/membership/member.ts';
import { database } from '../open-database.ts';
import { titlesById, titlesByIsbn } from './catalogue.ts';

export type Found =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'copy'; readonly copy: Copy; readonly title: Title | undefined }
  | { readonly kind: 'title'; readonly title: Title; readonly copies: readonly Copy[] }
  | { readonly kind: 'unknown'; readonly code: string };

/** Codes are compared without case and spaces; several forms of one ISBN are the same book. */
export async function findByCode(given: string): Promise<Found> {
  const code = given.trim();
  const db = database();
  const forms = [...new Set([code, code.toUpperCase(), code.replace(/[\s-]/g, '').toUpperCase()])];
  const [members, copies] = await Promise.all([
    db.member.where('cardNumber').anyOf(forms).toArray(),
    db.copy.where('accessionNumber').anyOf(forms).toArray(),
  ]);
  const member = members.find((row) => !row.removed);
  if (member) return { kind: 'member', member };
  const copy = copies.find((row) => !row.removed);
  if (copy) return { kind: 'copy', copy, title: (await titlesById([copy.titleId])).get(copy.titleId) };
  const [title] = await titlesByIsbn(forms);
  if (!title) return { kind: 'unknown', code };
  const ofTitle = await db.copy.where('titleId').equals(title.id).toArray();
  return { kind: 'title', title, copies: ofTitle.filter((row) => !row.removed && row.status !== 'withdrawn') };
}
