// Reads books from a list as libraries keep it: one line per title with a number of copies, or, like the accession register,
// one line per copy. Lines of one book become one title.
import { fold } from '../record/fold.ts';
import { cellOf, findHeading, type Aliases, type Heading, type RowProblem } from '../record/list-columns.ts';
import { readAccessionNumber } from './accession.ts';
import { readIsbn } from './isbn.ts';
import type { Title } from './title.ts';

type Column =
  | 'title'
  | 'volume'
  | 'authors'
  | 'publisher'
  | 'year'
  | 'isbn'
  | 'copies'
  | 'number'
  | 'type'
  | 'level'
  | 'mark'
  | 'price';
const aliases: Aliases<Column> = {
  title: ['ten sach', 'nhan de', 'nhan de chinh', 'ten tai lieu', 'ten an pham', 'tac gia va ten sach', 'title', 'ten'],
  volume: ['tap', 'tap so', 'volume'],
  authors: ['tac gia', 'ten tac gia', 'author', 'authors'],
  publisher: ['nha xuat ban', 'nxb', 'nha xb', 'publisher'],
  year: ['nam xuat ban', 'nam xb', 'nam', 'year'],
  isbn: ['isbn', 'ma isbn', 'ma vach', 'ma sach', 'barcode'],
  copies: ['so luong', 'so ban', 'sl', 'so cuon', 'copies', 'quantity'],
  number: ['so dkcb', 'so dang ky ca biet', 'dkcb', 'ma dkcb', 'so dang ki ca biet', 'accession number', 'accession'],
  type: ['loai sach', 'loai', 'so', 'vao so', 'kho', 'loai tai lieu', 'register', 'type'],
  level: ['trinh do', 'trinh do doc', 'muc do doc', 'level'],
  mark: ['ky hieu phan loai', 'phan loai', 'ky hieu', 'ddc', 'mon loai', 'class mark'],
  price: ['gia', 'gia tien', 'don gia', 'gia bia', 'price'],
};

export interface TitleRow {
  readonly row: number;
  readonly fields: Omit<Title, 'id'>;
  /** Numbers that the list gives; when empty, `copies` new ones are wanted. */
  readonly numbers: readonly string[];
  readonly copies: number;
}
export type TitleProblem = RowProblem<
  'no-title' | 'title-too-long' | 'isbn-wrong' | 'year-wrong' | 'number-form' | 'number-twice' | 'copies-wrong'
>;
export type TitleListRead =
  | { readonly kind: 'read'; readonly rows: readonly TitleRow[]; readonly problems: readonly TitleProblem[] }
  | { readonly kind: 'no-names'; readonly headings: readonly string[] };

export function readTitleList(table: readonly (readonly string[])[]): TitleListRead {
  const heading = findHeading(table, aliases);
  if (!heading?.columns.has('title'))
    return { kind: 'no-names', headings: (table[heading?.row ?? 0] ?? []).slice(0, 12) };
  const books = new Map<string, TitleRow>();
  const problems: TitleProblem[] = [];
  const numbers = new Set<string>();
  for (const [at, cells] of table.entries()) {
    if (at <= heading.row || cells.every((cell) => cell.trim() === '')) continue;
    const read = readRow(cells, at + 1, heading);
    if ('value' in read) problems.push(read);
    else if (read.numbers.some((number) => numbers.has(number)))
      problems.push({ row: at + 1, kind: 'number-twice', value: read.numbers[0] ?? '' });
    else {
      for (const number of read.numbers) numbers.add(number);
      const key = keyOf(read.fields);
      books.set(key, together(books.get(key), read));
    }
  }
  return { kind: 'read', rows: [...books.values()], problems };
}

/** The same book in two lines: same words, same year. */
function keyOf({ title, volume, authors, year }: TitleRow['fields']): string {
  return [fold(title), fold(volume ?? ''), fold(authors?.join(' ') ?? ''), year ?? ''].join('|');
}
function together(known: TitleRow | undefined, read: TitleRow): TitleRow {
  if (!known) return read;
  return { ...known, numbers: [...known.numbers, ...read.numbers], copies: known.copies + read.copies };
}

function readRow(cells: readonly string[], row: number, heading: Heading<Column>): TitleRow | TitleProblem {
  const cell = (column: Column) => cellOf(cells, heading, column);
  const wrong = (kind: TitleProblem['kind'], value: string): TitleProblem => ({ row, kind, value: value.slice(0, 40) });
  const title = cell('title');
  if (title === '') return wrong('no-title', cells.join(' ').trim());
  if (title.length > 300) return wrong('title-too-long', title);
  const isbn = cell('isbn') === '' ? undefined : readIsbn(cell('isbn'));
  if (isbn?.kind === 'too-short' || isbn?.kind === 'wrong-digit') return wrong('isbn-wrong', cell('isbn'));
  const year = cell('year') === '' ? undefined : Number(cell('year'));
  if (year !== undefined && !(Number.isInteger(year) && year >= 1400 && year <= 2200))
    return wrong('year-wrong', cell('year'));
  const number = cell('number').toUpperCase();
  const readNumber = number === '' ? undefined : readAccessionNumber(number);
  if (number !== '' && !readNumber) return wrong('number-form', number);
  const copies = cell('copies') === '' ? 1 : Number(/^\d+/.exec(cell('copies'))?.[0] ?? Number.NaN);
  if (!Number.isInteger(copies) || copies < 0 || copies > 1_000) return wrong('copies-wrong', cell('copies'));
  const bookType = typeOf(cell('type') || (readNumber?.series ?? ''));
  const code = isbn === undefined ? {} : { isbn: (isbn.kind === 'isbn' ? isbn.isbn : isbn.code).slice(0, 20) };
  const fields = { title, bookType, ...code, ...(year === undefined ? {} : { year }), ...otherFields(cell) };
  return {
    row,
    fields,
    numbers: number === '' ? [] : [number.replace(/[\s-]/g, '.')],
    copies: number === '' ? copies : 1,
  };
}

function otherFields(cell: (column: Column) => string): Partial<TitleRow['fields']> {
  const authors = cell('authors')
    .split(/[,;]/)
    .map((name) => name.trim().slice(0, 120))
    .filter(Boolean)
    .slice(0, 50);
  const level = /^[A-F]$/i.test(cell('level')) ? (cell('level').toUpperCase() as Title['level']) : undefined;
  const price = Number(cell('price').replace(/[^\d]/g, ''));
  return {
    ...(authors.length > 0 ? { authors } : {}),
    ...(cell('volume') === '' ? {} : { volume: cell('volume').slice(0, 60) }),
    ...(cell('publisher') === '' ? {} : { publisher: cell('publisher').slice(0, 120) }),
    ...(level ? { level } : {}),
    ...(cell('mark') === '' ? {} : { classScheme: 'DDC', classMark: cell('mark').slice(0, 40) }),
    ...(price > 0 && price < 1_000_000_000 ? { price } : {}),
  };
}

/** The register from its own letters or its name; children's books where nothing is said. */
function typeOf(said: string): Title['bookType'] {
  const word = fold(said).toUpperCase();
  if (/^(GK|SGK)|GIAO KHOA/.test(word)) return 'GK';
  if (/^(NV|SNV)|NGHIEP VU/.test(word)) return 'NV';
  return /^(TK|STK)|THAM KHAO/.test(word) ? 'TK' : 'TN';
}
