// Long work in small pieces: tells how far it is, stops when asked, and lets the screen draw in between. What is written
// stays; importing the same list again goes on where it stopped, since what is there already is left alone.
import type { Change } from '#domain/record/change.ts';
import { commit } from '../commit.ts';

export interface Progress {
  readonly done: number;
  readonly all: number;
}
export interface Watching {
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}
export interface Importing extends Watching {
  /** False: nothing is written, and it is only told what would be. */
  readonly writes: boolean;
}
export interface Imported<Difference> {
  readonly added: number;
  readonly known: number;
  readonly isWhole: boolean;
  /** What is otherwise than the list says, in the order of its rows. */
  readonly differences: readonly Difference[];
}

/** Does `work` for each piece of `size`, with a pause for the screen after each. Resolves to whether it came to the end. */
async function inPieces<Row>(
  rows: readonly Row[],
  { size, work, onProgress, signal }: Watching & { size: number; work: (piece: readonly Row[]) => Promise<void> },
): Promise<boolean> {
  for (let from = 0; from < rows.length; from += size) {
    if (signal.aborted) return false;
    await work(rows.slice(from, from + size));
    onProgress({ done: Math.min(rows.length, from + size), all: rows.length });
    await pause();
  }
  return true;
}

interface Taking<Row, Difference> {
  readonly importing: Importing;
  /** Rows per transaction, and, where nothing is written, rows that are looked at before the screen may draw again. */
  readonly piece: { readonly written: number; readonly unwritten: number };
  /** Looks up what is there of these rows. */
  readonly lookUp?: (rows: readonly Row[]) => Promise<void>;
  readonly take: (row: Row) => {
    readonly changes: readonly Change[];
    readonly differences: readonly Difference[];
    readonly isNew: boolean;
  };
}
/** Takes the rows of a list into the library, or only finds out what would be taken and how. */
export async function takeAll<Row, Difference extends { readonly row: number }>(
  rows: readonly Row[],
  { importing, piece, lookUp, take }: Taking<Row, Difference>,
): Promise<Imported<Difference>> {
  let added = 0;
  const differences: Difference[] = [];
  const work = async (some: readonly Row[]) => {
    await lookUp?.(some);
    const taken = some.map(take);
    added += taken.filter(({ isNew }) => isNew).length;
    differences.push(...taken.flatMap((one) => one.differences));
    if (importing.writes) await commit(taken.flatMap(({ changes }) => changes));
  };
  const size = importing.writes ? piece.written : piece.unwritten;
  const isWhole = await inPieces(rows, { ...importing, size, work });
  return { added, known: rows.length - added, isWhole, differences: differences.sort((a, b) => a.row - b.row) };
}

/** Goes through the steps with a pause for the screen after each. */
export async function withPauses<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 0));
