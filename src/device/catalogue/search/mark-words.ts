// Marks the titles of one index that have all typed words, and where they have them. Each word's titles are gone through once,
// the best first, so that the first mark a title gets for a word is the one that counts.
import { isSpelledSo } from '#domain/record/fold.ts';
import type { Index } from './build-index.ts';

/** A word that was typed, as it was, folded, and in its other spelling. */
export interface TypedWord {
  readonly typed: string;
  readonly folded: string;
  readonly other?: string;
}
/** By title. Valid until the next index is marked. */
export interface Marks {
  /** How many of the words it has, counted from the first. */
  readonly met: Uint8Array;
  /** How many of them are spelled as they were typed. */
  readonly spelled: Uint8Array;
  /** Where the worst of them stands: 0 in the name as a whole word, 1 there as the beginning of one, 2 elsewhere. */
  readonly where: Uint8Array;
}
const inName = { whole: 0, begun: 1 } as const;
const elsewhere = 2;

/** Used again for every index. */
let marks: Marks = { met: new Uint8Array(0), spelled: new Uint8Array(0), where: new Uint8Array(0) };

export function markWords(index: Index, words: readonly TypedWord[]): Marks {
  const { rows } = index;
  if (marks.met.length < rows)
    marks = { met: new Uint8Array(rows), spelled: new Uint8Array(rows), where: new Uint8Array(rows) };
  for (const kind of Object.values(marks) as Uint8Array[]) kind.fill(0, 0, rows);
  for (const [nth, word] of words.entries()) {
    const entries = entriesOf(index, word);
    for (const entry of entries.filter(({ place }) => place === inName.whole)) mark(index, entry, true, nth);
    for (const entry of entries.filter(({ place }) => place === inName.begun)) mark(index, entry, true, nth);
    for (const entry of entries) mark(index, entry, false, nth);
  }
  return marks;
}

/** A word of the index that answers a typed one. */
interface Entry {
  readonly at: number;
  readonly place: 0 | 1;
  readonly isSpelled: boolean;
}
function entriesOf(index: Index, { typed, folded, other }: TypedWord): Entry[] {
  const entries: Entry[] = [];
  const add = (prefix: string, whole: string) => {
    const { words, wordStarts } = index;
    for (let at = firstFrom(index, prefix); at < wordStarts.length - 1; at += 1) {
      if (!words.startsWith(prefix, wordStarts[at])) break;
      const word = words.slice(words.indexOf(' ', wordStarts[at]) + 1, (wordStarts[at + 1] as number) - 1);
      const isWhole = words.startsWith(whole, wordStarts[at]);
      entries.push({ at, place: isWhole ? inName.whole : inName.begun, isSpelled: isSpelledSo(typed, word) });
    }
  };
  add(folded, `${folded} `);
  if (other) add(`${other} `, `${other} `);
  return entries;
}

/** Marks the titles of a word: those that have it in their names, or the others. */
function mark({ postings, postingStarts, namedEnds }: Index, entry: Entry, named: boolean, nth: number): void {
  const { met, spelled, where } = marks;
  const { at, isSpelled } = entry;
  const [from, to] = named ? [postingStarts[at], namedEnds[at]] : [namedEnds[at], postingStarts[at + 1]];
  const found = named ? entry.place : elsewhere;
  for (let place = from as number; place < (to as number); place += 1) {
    const row = postings[place] as number;
    const known = met[row] as number;
    if (known < nth) continue;
    if (known === nth && found > (where[row] as number)) where[row] = found;
    met[row] = nth + 1;
    if (isSpelled && spelled[row] === nth) spelled[row] = nth + 1;
  }
}

/** The first word that does not stand before `prefix`. */
function firstFrom({ words, wordStarts }: Index, prefix: string): number {
  let [low, high] = [0, wordStarts.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = wordStarts[middle] as number;
    if (words.slice(start, start + prefix.length) < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
