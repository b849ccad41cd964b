// Reads one line of a list of books: which title it is, how many copies or which number. What cannot be a book is left out
// with its reason; what is taken otherwise than it stands is noted.
import { fold } from '../../record/fold.ts';
import { cellOf, type Heading, type RowNote } from '../../record/list-columns.ts';
import { readAccessionNumber } from '../accession.ts';
import { readAuthors } from '../authors.ts';
import { readIsbn } from '../isbn.ts';
import type { TitleColumn } from './title-columns.ts';
import type { Title } from '../title.ts';
import { readYear } from '../year.ts';

export interface TitleRow {
  readonly row: number;
  readonly fields: Omit<Title, 'id'>;
  /** Whether the list says which register the book belongs to. */
  readonly saysType: boolean;
  /** Numbers that the list gives, each with the row it stands in; when empty, `copies` new ones are wanted. */
  readonly numbers: readonly { readonly number: string; readonly row: number }[];
  readonly copies: number;
}
/** A row that is left out. */
export type TitleProblem = RowNote<
  | 'no-title'
  | 'title-too-long'
  | 'isbn-wrong'
  | 'year-wrong'
  | 'number-form'
  | 'number-twice'
  | 'line-twice'
  | 'copies-wrong'
>;
/** A row that is taken, though not all as it stands. */
export type TitleNote = RowNote<
  'type-unknown' | 'level-unknown' | 'price-unknown' | 'too-long' | 'one-copy' | 'first-line-counts'
>;
export interface RowRead {
  readonly read: TitleRow | TitleProblem;
  readonly noted: readonly TitleNote[];
}
export function readTitleRow(cells: readonly string[], row: number, heading: Heading<TitleColumn>): RowRead {
  const cell = (column: TitleColumn) => cellOf(cells, heading, column);
  const wrong = (kind: TitleProblem['kind'], value: string): RowRead => ({
    read: { row, kind, value: value.slice(0, 40) },
    noted: [],
  });
  const title = cell('title');
  if (title === '') return wrong('no-title', cells.join(' ').trim());
  if (title.length > 300) return wrong('title-too-long', title);
  const isbn = cell('isbn') === '' ? undefined : readIsbn(cell('isbn'));
  if (isbn?.kind === 'too-short' || isbn?.kind === 'wrong-digit') return wrong('isbn-wrong', cell('isbn'));
  const year = readYear(cell('year'));
  if (year === undefined) return wrong('year-wrong', cell('year'));
  const number = cell('number').toUpperCase();
  const readNumber = number === '' ? undefined : readAccessionNumber(number);
  if (number !== '' && !readNumber) return wrong('number-form', number);
  const copies = cell('copies') === '' ? 1 : Number(/^\d+/.exec(cell('copies'))?.[0] ?? Number.NaN);
  if (!Number.isInteger(copies) || copies < 0 || copies > 1_000) return wrong('copies-wrong', cell('copies'));
  const saidType = typeOf(cell('type')) ?? typeOf(readNumber?.series ?? '');
  const code = isbn && (isbn.kind === 'isbn' ? isbn.isbn : isbn.code);
  const fields = {
    title,
    bookType: saidType ?? 'TN',
    ...(year === null ? {} : { year }),
    ...otherFields(cell, code),
  };
  const numbers = number === '' ? [] : [{ number: number.replace(/[\s-]/g, '.'), row }];
  const read = { row, fields, saysType: saidType !== undefined, numbers, copies: number === '' ? copies : 1 };
  return { read, noted: notesOn(cell, read, copies) };
}

const longest = { volume: 60, author: 120, authors: 50, publisher: 120, partner: 120, isbn: 20, mark: 40 };
type Cell = (column: TitleColumn) => string;

function otherFields(cell: Cell, code: string | undefined): Partial<TitleRow['fields']> {
  const level = /^[A-F]$/i.test(cell('level')) ? (cell('level').toUpperCase() as Title['level']) : undefined;
  const authors = authorsIn(cell).map((name) => name.slice(0, longest.author));
  const price = priceOf(cell('price'));
  const short = (column: 'volume' | 'publisher' | 'partner') =>
    cell(column) === '' ? {} : { [column]: cell(column).slice(0, longest[column]) };
  return {
    ...(code ? { isbn: code.slice(0, longest.isbn) } : {}),
    ...(authors.length > 0 ? { authors: authors.slice(0, longest.authors) } : {}),
    ...short('volume'),
    ...short('publisher'),
    ...short('partner'),
    ...(level ? { level } : {}),
    ...(cell('mark') === '' ? {} : { classScheme: 'DDC', classMark: cell('mark').slice(0, longest.mark) }),
    ...(price ? { price } : {}),
  };
}
const authorsIn = (cell: Cell) => readAuthors(cell('authors'), /[,;]/);
function priceOf(said: string): number | undefined {
  const price = Number(said.replace(/[^\d]/g, ''));
  return price > 0 && price < 1_000_000_000 ? price : undefined;
}

/** What is not taken as it stands. */
function notesOn(cell: Cell, { row, fields, numbers }: TitleRow, copies: number): TitleNote[] {
  const notes: TitleNote[] = [];
  const note = (kind: TitleNote['kind'], value: string, instead?: string) =>
    notes.push({ row, kind, value: value.slice(0, 60), ...(instead === undefined ? {} : { instead }) });
  if (cell('type') !== '' && !typeOf(cell('type'))) note('type-unknown', cell('type'), fields.bookType);
  if (cell('level') !== '' && !fields.level) note('level-unknown', cell('level'));
  if (/[1-9]/.test(cell('price')) && !fields.price) note('price-unknown', cell('price'));
  if (numbers.length > 0 && copies > 1) note('one-copy', String(copies), numbers[0]?.number);
  const authors = authorsIn(cell);
  const long =
    authors.find((name) => name.length > longest.author) ??
    authors[longest.authors] ??
    (['volume', 'publisher', 'partner', 'isbn', 'mark'] as const)
      .map(cell)
      .find((said, at) => said.length > limitAt(at));
  if (long !== undefined) note('too-long', long);
  return notes;
}
const limitAt = (at: number) =>
  [longest.volume, longest.publisher, longest.partner, longest.isbn, longest.mark][at] as number;

/** The register from its own letters or its name. */
function typeOf(said: string): Title['bookType'] | undefined {
  const word = fold(said).toUpperCase();
  if (/^(GK|SGK)|GIAO KHOA/.test(word)) return 'GK';
  if (/^(NV|SNV)|NGHIEP VU/.test(word)) return 'NV';
  if (/^(TK|STK)|THAM KHAO/.test(word)) return 'TK';
  return /^(TN|STN)|THIEU NHI|TRUYEN/.test(word) ? 'TN' : undefined;
}
