// Finds out which column of somebody's list is which, by the words of its heading. Lists from schools begin with the name of
// the school and a title; the heading is the row that names most columns. A column that is not taken is named, never dropped
// without a word.
import { fold, tidy } from './fold.ts';

/** For each column wanted, the folded headings it goes by. */
export type Aliases<Column extends string> = Readonly<Record<Column, readonly string[]>>;
export interface Heading<Column extends string> {
  /** Row number of the heading, from 0. */
  readonly row: number;
  readonly columns: ReadonlyMap<Column, number>;
}

/** A column that is not brought in. unknown: its heading says nothing here · again: another column says the same ·
 * private: about a person, and no business of a library · apart: understood, and not kept here. */
export interface LeftColumn {
  readonly kind: 'unknown' | 'again' | 'private' | 'apart';
  /** Its heading, or its letter where it has none. */
  readonly name: string;
}
/** Folded headings of columns that are understood and not brought in. */
export type NotTaken = Readonly<Record<'private' | 'apart', readonly string[]>>;

/** How far down a heading is looked for. */
const deepest = 12;
/** Rows that are asked whether a column holds anything. */
const asked = 200;
/** What stands before each line of a list of lines that need a person: such a list comes back as it went. */
const ours = ['dong trong tep', 'can xem', 'row in the file', 'to look at'];

export function findHeading<Column extends string>(
  table: readonly (readonly string[])[],
  aliases: Aliases<Column>,
): Heading<Column> | undefined {
  let best: Heading<Column> | undefined;
  for (const [row, cells] of table.slice(0, deepest).entries()) {
    const columns = columnsOf(cells, aliases);
    if (columns.size > (best?.columns.size ?? 0)) best = { row, columns };
  }
  return best;
}

function columnsOf<Column extends string>(cells: readonly string[], aliases: Aliases<Column>): Map<Column, number> {
  const columns = new Map<Column, number>();
  const spoken = cells.map(formsOf);
  for (const [column, words] of Object.entries(aliases) as [Column, readonly string[]][]) {
    const at = words.map((word) => spoken.findIndex((forms) => forms.includes(word))).find((found) => found >= 0);
    if (at !== undefined && ![...columns.values()].includes(at)) columns.set(column, at);
  }
  return columns;
}

/** As it stands, and without what is added in brackets: `Số ĐKCB (*)`, `Giá (đồng)`. */
function formsOf(cell: string): string[] {
  return [fold(cell), fold(cell.replace(/\([^)]*\)/g, ' '))].filter(Boolean);
}

/** The columns with something in them that are not brought in, and why. */
export function leftColumns<Column extends string>(
  table: readonly (readonly string[])[],
  { row, columns }: Heading<Column>,
  aliases: Aliases<Column>,
  notTaken: NotTaken,
): LeftColumn[] {
  const taken = new Set(columns.values());
  const again = new Set(Object.values<readonly string[]>(aliases).flat());
  const body = table.slice(row + 1, row + 1 + asked);
  const width = Math.max(0, ...table.slice(row, row + 1 + asked).map((cells) => cells.length));
  return Array.from({ length: width }, (_, at) => at).flatMap((at): LeftColumn[] => {
    const heading = tidy(table[row]?.[at] ?? '').slice(0, 60);
    const isEmpty = body.every((cells) => (cells[at] ?? '').trim() === '');
    const forms = formsOf(heading);
    if (taken.has(at) || isEmpty || forms.some((form) => ours.includes(form))) return [];
    const found = (['private', 'apart'] as const).find((kind) => forms.some((form) => notTaken[kind].includes(form)));
    const isAgain = forms.some((form) => again.has(form));
    return [{ kind: found ?? (isAgain ? 'again' : 'unknown'), name: heading || letterOf(at) }];
  });
}

/** As a spreadsheet calls the column: A to Z, AA and on. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : letterOf(Math.floor(at / 26) - 1) + letter;
}

/** The first rows that have something in this column, as they stand. */
export function valuesIn(table: readonly (readonly string[])[], row: number, at: number): string[] {
  const cells = table.slice(row + 1, row + 1 + asked).map((line) => (line[at] ?? '').trim());
  return cells.filter(Boolean);
}

/** The value of a column in a row, in NFC and trimmed; empty when the row is shorter. */
export function cellOf<Column extends string>(
  cells: readonly string[],
  { columns }: Heading<Column>,
  column: Column,
): string {
  const at = columns.get(column);
  return at === undefined ? '' : tidy(cells[at] ?? '');
}

/** How a line reads, capitals and spaces aside: two that read alike are one line written twice. What we put in front ourselves
 * is no part of it. */
export function readsAs<Column extends string>(
  table: readonly (readonly string[])[],
  { row }: Heading<Column>,
): (cells: readonly string[]) => string {
  const isOurs = (table[row] ?? []).map((cell) => formsOf(cell).some((form) => ours.includes(form)));
  return (cells) => {
    const said = cells.filter((_, at) => !isOurs[at]).map(tidy);
    return said.join('|').toLowerCase().replace(/\|+$/, '');
  };
}

/** Something about one row that a person should know: it is left out, or taken otherwise than it stands. */
export interface RowNote<Kind extends string> {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  readonly kind: Kind;
  readonly value: string;
  /** What stands in the library, where that is the reason. */
  readonly here?: string;
  /** What is written instead. */
  readonly instead?: string;
}

/** A list as it was understood. */
export type ListRead<Row, Problem, Note> =
  | {
      readonly kind: 'read';
      /** Row number of the heading, from 0. */
      readonly heading: number;
      readonly rows: readonly Row[];
      readonly problems: readonly Problem[];
      readonly notes: readonly Note[];
      readonly left: readonly LeftColumn[];
    }
  /** No heading with names was found; these are the headings that were. */
  | { readonly kind: 'no-names'; readonly headings: readonly string[] };

/** Rows that are read before the screen may draw again: a few milliseconds on a cheap tablet. */
const rowsAtOnce = 500;

/** The rows beneath a heading that are not empty, with their numbers from 0; pauses after some. */
export function* linesBelow(
  table: readonly (readonly string[])[],
  heading: number,
  take: (cells: readonly string[], at: number) => void,
): Generator<void, void> {
  for (let at = heading + 1; at < table.length; at += 1) {
    const cells = table[at] ?? [];
    if (cells.some((cell) => cell.trim() !== '')) take(cells, at);
    if (at % rowsAtOnce === 0) yield;
  }
}
