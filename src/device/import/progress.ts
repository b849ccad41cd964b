// Long work in small pieces: tells how far it is, stops when asked, and lets the screen draw in between. What is written
// stays; importing the same list again goes on where it stopped, since what is there already is left alone.

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
export async function inPieces<Row>(
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

/** Goes through the steps with a pause for the screen after each. */
export async function withPauses<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 0));
