// Finds out which column of somebody's list is which, by the words of its heading. Lists from schools begin with the name of
// the school and a title; the heading is the row that names most columns.
import { fold } from './fold.ts';

/** For each column wanted, the folded headings it goes by. */
export type Aliases<Column extends string> = Readonly<Record<Column, readonly string[]>>;
export interface Heading<Column extends string> {
  /** Row number of the heading, from 0. */
  readonly row: number;
  readonly columns: ReadonlyMap<Column, number>;
}

/** How far down a heading is looked for. */
const deepest = 12;

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
  const folded = cells.map(fold);
  for (const [column, words] of Object.entries(aliases) as [Column, readonly string[]][]) {
    const at = words.map((word) => folded.indexOf(word)).find((found) => found >= 0);
    if (at !== undefined && ![...columns.values()].includes(at)) columns.set(column, at);
  }
  return columns;
}

/** The value of a column in a row, in NFC and trimmed; empty when the row is shorter. */
export function cellOf<Column extends string>(
  cells: readonly string[],
  { columns }: Heading<Column>,
  column: Column,
): string {
  const at = columns.get(column);
  return at === undefined ? '' : (cells[at] ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** Something about one row that a person should look at; the row is left out and all others are taken. */
export interface RowProblem<Kind extends string> {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  readonly kind: Kind;
  readonly value: string;
}
