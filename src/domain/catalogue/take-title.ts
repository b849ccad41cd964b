// Takes a book of a list into the library. A title that is there keeps what is known of it, and a number that another book
// carries is not given twice; whatever therefore differs from the list is told, row by row.
import type { Change } from '../record/change.ts';
import type { Id } from '../record/id.ts';
import type { RowNote } from '../record/list-columns.ts';
import { writtenAnew } from '../record/write-anew.ts';
import { copy } from './copy.ts';
import { otherwise } from './title-list/read-title-list.ts';
import type { TitleRow } from './title-list/read-title-row.ts';
import { title, type Title } from './title.ts';

export interface TakeTitle {
  readonly row: TitleRow;
  readonly titleId: Id<'title'>;
  readonly siteId: Id<'site'>;
  /** The title as it stands here with its number of copies, when it is known. */
  readonly there?: { readonly title: Omit<Title, 'id'>; readonly copies: number };
  /** What stood under this id until it was taken off. */
  readonly gone?: Title;
  /** Which title carries this number, if any. */
  readonly holderOf: (number: string) => { readonly titleId: string; readonly title: string } | undefined;
  /** The next free number of the book's register. */
  readonly nextNumber: () => string;
  readonly copyId: () => Id<'copy'>;
}
export type TitleDifference = RowNote<'number-elsewhere' | 'fewer-copies' | 'stays'>;
export interface TitleTaken {
  readonly changes: readonly Change[];
  /** Numbers of the copies that are made. */
  readonly numbers: readonly string[];
  readonly differences: readonly TitleDifference[];
}

export function takeTitle({ row, titleId, siteId, there, gone, holderOf, nextNumber, copyId }: TakeTitle): TitleTaken {
  const held = row.numbers.map((one) => ({ ...one, holder: holderOf(one.number) }));
  const free = held.filter(({ holder }) => !holder).map(({ number }) => number);
  const unnumbered = there ? 0 : Math.max(0, row.copies - row.numbers.length);
  const numbers = [...free, ...Array.from({ length: unnumbered }, nextNumber)];
  const { price } = row.fields;
  const same = { titleId, siteId, status: 'inService', ...(price ? { price } : {}) } as const;
  const copies = numbers.map((accessionNumber) => copy.put({ ...same, accessionNumber }, copyId()));
  const elsewhere = held.flatMap(({ number, row: line, holder }): TitleDifference[] =>
    holder && holder.titleId !== titleId
      ? [{ row: line, kind: 'number-elsewhere', value: number, here: holder.title }]
      : [],
  );
  return {
    changes: there ? copies : [title.put(writtenAnew(title, row.fields, gone), titleId), ...copies],
    numbers,
    differences: [...elsewhere, ...(there ? keptAsThere(row, there, free.length) : [])],
  };
}

/** What the list says of a known title and the library does not. Copies without numbers cannot be told from those that are
 * there, so none is added; fewer are told. */
function keptAsThere(row: TitleRow, there: NonNullable<TakeTitle['there']>, added: number): TitleDifference[] {
  const stays = otherwise(row, there.title).map(({ given, there: here }): TitleDifference => ({
    row: row.row,
    kind: 'stays',
    value: given,
    here,
  }));
  const isFewer = row.copies > row.numbers.length && there.copies + added < row.copies;
  if (!isFewer) return stays;
  return [
    { row: row.row, kind: 'fewer-copies', value: String(row.copies), here: String(there.copies + added) },
    ...stays,
  ];
}
