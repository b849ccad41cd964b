// What a scanned or typed code stands for: a member's card, a book's accession number, or a title's ISBN; and of a title, the
// copies that may lie on the desk.
import { accessionForms } from '#domain/catalogue/accession.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { Member } from '#domain/membership/member.ts';
import type { RowMeta } from '../database.ts';
import { database } from '../open-database.ts';
import { copiesOf, theTitle, titlesByIsbn, type CopyLine } from './catalogue.ts';
import { withBooks } from './circulation.ts';
import { theMember } from './membership.ts';
import { sameCopies } from './same.ts';

export type Found =
  | { readonly kind: 'member'; readonly member: Member }
  | ({ readonly kind: 'copy' } & Book)
  | { readonly kind: 'title'; readonly title: Title }
  | Shared
  | { readonly kind: 'unknown'; readonly code: string };
/** A number that several carry, written on tablets that knew nothing of each other: until that is settled, only a person can
 * say who or what is meant. */
export type Shared = { readonly code: string } & (
  | { readonly kind: 'members'; readonly members: readonly Member[] }
  | { readonly kind: 'copies'; readonly books: readonly Book[] }
);
export interface Book {
  readonly copy: Copy;
  readonly title: Title | undefined;
}

/** Codes are compared without case and spaces, numbers of a register without their noughts too; several forms of one ISBN are
 * the same book. The card of a member who was merged with another opens the one that is shown, and so with titles and copies.
 * Nobody is taken for another: where several carry the code, all are given. */
export async function findByCode(given: string): Promise<Found> {
  const code = given.trim();
  const db = database();
  const forms = [...new Set([code, code.toUpperCase(), code.replace(/[\s-]/g, '').toUpperCase()])];
  const [members, copies] = await Promise.all([
    db.member.where('cardNumber').anyOf(forms).toArray(),
    copiesNumbered(forms, code),
  ]);
  const everybody = await shownOf<Member>(members, (row) => theMember(row.id));
  // A card that was given anew is of whoever has it now.
  const active = everybody.filter(({ status }) => status === 'active');
  const holders = active.length > 0 ? active : everybody;
  const [member] = holders;
  if (member) return holders.length > 1 ? { kind: 'members', code, members: holders } : { kind: 'member', member };
  const carriers = await shownOf<Copy>(copies, shownCopy);
  const books = await Promise.all(carriers.map(async (copy) => ({ copy, title: await theTitle(copy.titleId) })));
  const [book] = books;
  if (book) return books.length > 1 ? { kind: 'copies', code, books } : { kind: 'copy', ...book };
  const [named] = await titlesByIsbn(forms);
  const title = named && ((await theTitle(named.id)) ?? named);
  return title ? { kind: 'title', title } : { kind: 'unknown', code };
}

/** A scanner gives the number as it stands; what people type is looked for in other forms only when nothing stands so. */
async function copiesNumbered(forms: readonly string[], code: string) {
  const find = (numbers: readonly string[]) => database().copy.where('accessionNumber').anyOf(numbers).toArray();
  const found = await find(forms);
  return found.some(({ removed }) => !removed) ? found : find(accessionForms(code));
}

/** Who carries the card. */
export function holdersOf(found: Found): readonly Member[] {
  if (found.kind === 'members') return found.members;
  return found.kind === 'member' ? [found.member] : [];
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

/** Of these records those that stand, each under the one that is shown for it, and that one once. */
async function shownOf<Row extends { readonly id: string }>(
  rows: readonly (Row & Pick<RowMeta, 'removed'>)[],
  shownFor: (row: Row) => Promise<Row | undefined>,
): Promise<Row[]> {
  const standing: readonly Row[] = rows.filter(({ removed }) => !removed);
  const shown = await Promise.all(standing.map(async (row) => (await shownFor(row)) ?? row));
  return [...new Map(shown.map((row) => [row.id, row])).values()];
}
/** The copy that is shown for this one. */
function shownCopy(carrier: Copy): Promise<Copy> {
  return sameCopies()
    .then((same) => database().copy.get(same.shownFor(carrier.id)))
    .then((shown) => shown ?? carrier);
}
