// Takes back books that were just written into the register. Nothing is deleted: their rows stay, removed. A book that was lent
// meanwhile is in somebody's hands, and one that was found to be written down twice is on the shelf under the other number too:
// then nothing is taken back. A title that stands for more by now stays.
import type { Change } from '../record/change.ts';
import { change, refuse, unchanged, type Decision } from '../record/decision.ts';
import { copy, type Copy } from './copy.ts';
import { title, type Title } from './title.ts';

/** What one act of adding wrote. */
export interface BooksWritten {
  readonly copies: readonly Pick<Copy, 'id' | 'accessionNumber'>[];
  /** The title, when the act made it. */
  readonly titleId?: Title['id'];
}
/** The copies that these changes write. */
export function copiesIn(changes: readonly Change[]): BooksWritten['copies'] {
  return changes.flatMap(({ type, id, fields }) =>
    type === copy.type && id ? [{ id: id as Copy['id'], accessionNumber: String(fields.accessionNumber) }] : [],
  );
}
export const numbersOf = ({ copies }: BooksWritten) => copies.map(({ accessionNumber }) => accessionNumber);

export interface TakeBackBooks extends BooksWritten {
  /** Those of the copies that were ever lent. */
  readonly lent: ReadonlySet<string>;
  /** Those of them that are one with another copy by now. */
  readonly merged: ReadonlySet<string>;
  /** Whether the title stands for anything besides these copies. */
  readonly isTitleUsed: boolean;
}

export function takeBackBooks(asked: TakeBackBooks): Decision<TakeBackBooksRefusal> {
  const { copies, titleId, lent, merged, isTitleUsed } = asked;
  const held = copies.find(({ id }) => lent.has(id));
  if (held) return refuse({ kind: 'lent-since', number: held.accessionNumber });
  const twice = copies.find(({ id }) => merged.has(id));
  if (twice) return refuse({ kind: 'merged-since', number: twice.accessionNumber });
  const titles = titleId && !isTitleUsed ? [title.remove(titleId)] : [];
  const changes = [...copies.map(({ id }) => copy.remove(id)), ...titles];
  return changes.length > 0 ? change(...changes) : unchanged;
}
export type TakeBackBooksRefusal = { readonly kind: 'lent-since' | 'merged-since'; readonly number: string };
