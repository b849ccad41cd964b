// The lines of a list that need a person, as a file for a spreadsheet: what is to be looked at, and the line as it stood. It
// can be corrected and brought in again. A cell that a spreadsheet would take for a formula is marked as text.
import Papa from 'papaparse';
import { withPauses } from './progress.ts';

interface Line {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
}
export interface ToCheck<One extends Line> {
  readonly table: readonly (readonly string[])[];
  /** Row number of the heading, from 0. */
  readonly heading: number;
  readonly lines: readonly One[];
  readonly say: (line: One) => string;
  /** What the two columns in front are called: row and sentence. */
  readonly names: readonly [string, string];
}

/** Rows that are written before the screen may draw again. */
const rowsAtOnce = 300;

export async function linesToCheck<One extends Line>(asked: ToCheck<One>): Promise<Blob> {
  // With its mark Excel takes the file for what it is.
  return new Blob(['\uFEFF', ...(await withPauses(parts(asked)))], { type: 'text/csv' });
}

function* parts<One extends Line>({ table, heading, lines, say, names }: ToCheck<One>): Generator<void, string[]> {
  const written = [csv([[...names, ...(table[heading] ?? [])]])];
  const byRow = new Map<number, One[]>();
  for (const [at, line] of lines.entries()) {
    if (at % 5_000 === 4_999) yield;
    const told = byRow.get(line.row);
    if (told) told.push(line);
    else byRow.set(line.row, [line]);
  }
  const rows = [...byRow].sort(([a], [b]) => a - b);
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    written.push(csv(some.map(([row, told]) => [String(row), told.map(say).join(' '), ...(table[row - 1] ?? [])])));
    yield;
  }
  return written;
}

function csv(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(rows as string[][], { escapeFormulae: true })}\r\n`;
}
