// The first titles of several indexes, as if they were one. Each index gives its own in order, so only the heads of these lines
// are compared: the work grows with what is wanted, not with what was found.
import type { Index } from './build-index.ts';
import { keyAt, rankCount, type Answer } from './search-index.ts';

export interface Hit<Part> {
  readonly part: Part;
  readonly row: number;
}
interface Line<Part> {
  readonly part: Part;
  readonly rows: readonly number[];
  /** Which of the rows is the head, and what it is filed by. */
  at: number;
  key: string;
  hash: number;
}

/** The first `most`, the best rank first. Titles of one name stand in the order of their ids' hashes, wherever they lie. */
export function firstHits<Part extends { readonly index: Index }>(
  answers: readonly (Pick<Answer, 'ranks'> & { readonly part: Part })[],
  most: number,
): Hit<Part>[] {
  const hits: Hit<Part>[] = [];
  for (let rank = 0; rank < rankCount && hits.length < most; rank += 1) {
    const lines = answers.flatMap(({ part, ranks }) => lineOf(part, ranks[rank]));
    while (lines.length > 0 && hits.length < most) {
      const line = lines.reduce((first, other) => (isBefore(other, first) ? other : first));
      hits.push({ part: line.part, row: line.rows[line.at] as number });
      if (!advance(line)) lines.splice(lines.indexOf(line), 1);
    }
  }
  return hits;
}

function lineOf<Part extends { readonly index: Index }>(part: Part, rows: readonly number[] = []): Line<Part>[] {
  const line = { part, rows, at: -1, key: '', hash: 0 };
  return advance(line) ? [line] : [];
}
function advance<Part extends { readonly index: Index }>(line: Line<Part>): boolean {
  const { index } = line.part;
  line.at += 1;
  const row = line.rows[line.at];
  if (row === undefined) return false;
  line.key = keyAt(index, row);
  line.hash = index.hashes[row] as number;
  return true;
}
const isBefore = <Part>(a: Line<Part>, b: Line<Part>) => a.key < b.key || (a.key === b.key && a.hash < b.hash);
