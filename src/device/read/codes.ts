// What a scanned or typed code stands for: a member's card, a book's accession number, or a title's ISBN; and of a title, the
// copies that may lie on the desk.
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { Member } from '#domain/membership/member.ts';
import { database } from '../open-database.ts';
import { copiesOf, theTitle, titlesByIsbn, type CopyLine } from './catalogue.ts';
import { withBooks } from './circulation.ts';
import { theMember } from './membership.ts';
import { sameCopies } from './same.ts';

export type Found =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'copy'; readonly copy: Copy; readonly title: Title | undefined }
  | { readonly kind: 'title'; readonly title: Title }
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
  return title ? { kind: 'title', title } : { kind: 'unknown', code };
}

/** A copy with where it stands, or who has it: the holder's id is known also where the person is not. */
export interface CopyAtDesk extends CopyLine {
  readonly heldBy?: Member['id'];
  readonly holder?: Member;
}
/** The copies of a title that are still in the stock, in the order of their numbers. */
export async function copiesAtDesk(titleId: string): Promise<CopyAtDesk[]> {
  const lines = (await copiesOf([titleId])).get(titleId) ?? [];
  const inStock = lines.filter(({ copy }) => copy.status !== 'withdrawn');
  const same = await sameCopies();
  const out = inStock.filter(({ dueOn }) => dueOn !== undefined).flatMap(({ copy }) => same.allOf(copy.id));
  const loans = await database().loan.where('copyId').anyOf(out).toArray();
  const open = await withBooks(loans.filter((row) => !row.removed && !row.returnedAt));
  const loanOf = new Map(open.map((line) => [same.shownFor(line.loan.copyId), line]));
  return inStock.map((line) => {
    const lent = loanOf.get(line.copy.id);
    return lent ? { ...line, heldBy: lent.member?.id ?? lent.loan.memberId, holder: lent.member } : line;
  });
}

/** The copy that is shown for this one. */
function shownCopy(carrier: Copy): Promise<Copy> {
  return sameCopies()
    .then((same) => database().copy.get(same.shownFor(carrier.id)))
    .then((shown) => shown ?? carrier);
}
