// Whether a book that was just written is in use by now, here or on another tablet: only what is not can be taken back.
import { database } from '../../open-database.ts';
import { sameTitles } from '../same.ts';

const standing = ({ removed }: { readonly removed?: boolean }) => removed !== true;

/** Those of these copies that were ever lent, whether they came back or not. */
export async function everLent(copyIds: readonly string[]): Promise<ReadonlySet<string>> {
  const loans = await database().loan.where('copyId').anyOf(copyIds).filter(standing).toArray();
  return new Set(loans.map(({ copyId }) => copyId));
}
/** Whether a title stands for anything besides these copies: others, a record that it was merged with, readings. */
export async function isTitleUsed(titleId: string, besides: readonly string[]): Promise<boolean> {
  const db = database();
  const [same, copies, readings] = await Promise.all([
    sameTitles(),
    db.copy.where('titleId').equals(titleId).filter(standing).primaryKeys(),
    db.inHouseUse.where('titleId').equals(titleId).count(),
  ]);
  return readings > 0 || same.allOf(titleId).length > 1 || copies.some((id) => !besides.includes(id));
}
