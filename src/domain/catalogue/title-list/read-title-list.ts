// Reads books from a list as libraries keep it: one line per title with a number of copies, or, like the accession register,
// one line per copy. Lines of one book become one title. Whatever is taken otherwise than it stands is noted.
import { fold } from '../../record/fold.ts';
import { leftColumns, linesBelow, readsAs, type ListRead } from '../../record/list-columns.ts';
import { readTitleRow, type TitleNote, type TitleProblem, type TitleRow } from './read-title-row.ts';
import { titleAliases, titleColumnsApart, titleHeading } from './title-columns.ts';

export type TitleListRead = ListRead<TitleRow, TitleProblem, TitleNote>;

/** With pauses, so that a long list never holds the screen. */
export function* readTitles(table: readonly (readonly string[])[]): Generator<void, TitleListRead> {
  const heading = titleHeading(table);
  if (!heading?.columns.has('title'))
    return { kind: 'no-names', headings: (table[heading?.row ?? 0] ?? []).slice(0, 12) };
  const books = new Map<string, TitleRow>();
  const problems: TitleProblem[] = [];
  const notes: TitleNote[] = [];
  /** The row of each number. */
  const numbers = new Map<string, number>();
  const lineOf = readsAs(table, heading);
  yield* linesBelow(table, heading.row, (cells, at) => {
    const { read, noted } = readTitleRow(cells, at + 1, heading);
    if ('value' in read) return void problems.push(read);
    const twice = read.numbers.find(({ number }) => numbers.has(number));
    if (twice) {
      const first = numbers.get(twice.number) ?? 0;
      const isLine = lineOf(cells) === lineOf(table[first - 1] ?? []);
      const kind = isLine ? 'line-twice' : 'number-twice';
      return void problems.push({ row: at + 1, kind, value: twice.number, instead: String(first) });
    }
    for (const { number } of read.numbers) numbers.set(number, at + 1);
    const key = keyOf(read.fields);
    const known = books.get(key);
    notes.push(...noted, ...(known ? saidOtherwise(known, read) : []));
    books.set(key, known ? together(known, read) : read);
  });
  const left = leftColumns(table, heading, titleAliases, titleColumnsApart);
  return { kind: 'read', heading: heading.row, rows: [...books.values()], problems, notes, left };
}

/** The same book in two lines: same words, same year. */
export function keyOf({ title, volume, authors, year }: TitleRow['fields']): string {
  return [fold(title), fold(volume ?? ''), fold(authors?.join(' ') ?? ''), year ?? ''].join('|');
}
/** Thousands of lines may be one book: what is gathered is gathered in place. */
function together(known: TitleRow, read: TitleRow): TitleRow {
  (known.numbers as TitleRow['numbers'][number][]).push(...read.numbers);
  return { ...known, copies: known.copies + read.copies };
}
function saidOtherwise(known: TitleRow, read: TitleRow): TitleNote[] {
  const { row } = read;
  const first = String(known.row);
  return otherwise(read, known.fields).map(({ given }) => ({
    row,
    kind: 'first-line-counts',
    value: given,
    instead: first,
  }));
}

/** What a list says of a book that stands otherwise there, what makes it that book apart. */
export function otherwise({ fields, saysType }: TitleRow, there: TitleRow['fields']) {
  const told = [
    'publisher',
    'partner',
    'isbn',
    'level',
    'classMark',
    'price',
    ...(saysType ? ['bookType' as const] : []),
  ] as const;
  return told
    .filter((name) => fields[name] !== undefined && fields[name] !== there[name])
    .map((name) => ({ given: String(fields[name]), there: String(there[name] ?? '') }));
}
