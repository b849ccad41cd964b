// Whether a book that was just written is in use by now, here or on another tablet: only what is not can be taken back.
import { takeBackBooks, type BooksWritten, type TakeBackBooksRefusal } from '#domain/catalogue/take-back-books.ts';
import type { Decision } from '#domain/record/decision.ts';
import { database } from '../../open-database.ts';
import { sameCopies, sameTitles } from '../same.ts';

const standing = ({ removed }: { readonly removed?: boolean }) => removed !== true;

/** Those of these copies that were ever lent, whether they came back or not, and those that are one with another by now. */
export async function usedCopies(
  copyIds: readonly string[],
): Promise<{ readonly lent: ReadonlySet<string>; readonly merged: ReadonlySet<string> }> {
  const [loans, same] = await Promise.all([
    database().loan.where('copyId').anyOf(copyIds).filter(standing).toArray(),
    sameCopies(),
  ]);
  const merged = copyIds.filter((id) => same.allOf(id).length > 1);
  return { lent: new Set(loans.map(({ copyId }) => copyId)), merged: new Set(merged) };
}
/** Whether a title stands for anything besides these copies: others, a record that it was merged with, readings, or
 * for one of them that is one with another. */
export async function isTitleUsed(titleId: string, besides: readonly string[]): Promise<boolean> {
  const db = database();
  const [same, one, copies, readings] = await Promise.all([
    sameTitles(),
    sameCopies(),
    db.copy.where('titleId').equals(titleId).filter(standing).primaryKeys(),
    db.inHouseUse.where('titleId').equals(titleId).count(),
  ]);
  const isCopyUsed = (id: string) => !besides.includes(id) || one.allOf(id).length > 1;
  return readings > 0 || same.allOf(titleId).length > 1 || copies.some(isCopyUsed);
}

/** What taking these books back would change, as things are now. */
export async function takingBooksBack(written: BooksWritten): Promise<Decision<TakeBackBooksRefusal>> {
  const { copies, titleId } = written;
  const ids = copies.map(({ id }) => id);
  const isUsed = titleId !== undefined && (await isTitleUsed(titleId, ids));
  return takeBackBooks({ ...written, ...(await usedCopies(ids)), isTitleUsed: isUsed });
}
