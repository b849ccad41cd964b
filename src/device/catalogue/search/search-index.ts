// Looks through one index: which titles answer what was typed, and how well. Every typed word must begin a word of the
// title or of who made it. Titles that have the words as they were spelled come first; among them those that begin with them,
// then those that have them in their names as whole words, as beginnings of words, and at last those found by who made them.
import { foldedOf, isFoldedBefore } from '#domain/record/filing-key.ts';
import { fold, otherSpelling, wordsIn } from '#domain/record/fold.ts';
import { codeHash } from '../find.ts';
import { levelSign, type Index } from './build-index.ts';
import { markWords, type TypedWord } from './mark-words.ts';

/** A question, made ready once for all indexes. */
export interface Asked {
  readonly words: readonly TypedWord[];
  readonly phrase: string;
  /** Hash of an ISBN, when what was typed can be one. */
  readonly code?: number;
  /** Signs of the levels wanted; none = all. */
  readonly levels: ReadonlySet<number>;
}
/** Titles of one index that answer: how many, and the first of each rank, best rank first, each as they are filed. */
export interface Answer {
  readonly count: number;
  readonly ranks: readonly (readonly number[])[];
}

export function askedFor(typed: string, levels: readonly string[]): Asked {
  const bare = typed.replace(/[\s-]/g, '').toUpperCase();
  const words = wordsIn(typed)
    .slice(0, mostWords)
    .map((word) => {
      const folded = fold(word);
      const other = otherSpelling(folded);
      return { typed: word, folded, ...(other ? { other } : {}) };
    });
  return {
    words: words.filter(({ folded }) => folded !== ''),
    phrase: fold(typed),
    ...(/^\d{9,13}X?$/.test(bare) ? { code: codeHash(bare) } : {}),
    levels: new Set(levels.map(levelSign)),
  };
}

/** More words than a title has. */
const mostWords = 40;

/** Four for titles that are spelled as it was typed, four for the others. */
export const rankCount = 8;

/** `hidden`: titles that something above stands for, 1 by 1. `most`: titles wanted of each rank. */
export function searchIndex(index: Index, asked: Asked, hidden: Uint8Array | undefined, most: number): Answer {
  const wanted = asked.words.length;
  const { met, spelled, where } = markWords(index, asked.words);
  const [begins, ends] = rowsFrom(index, asked.phrase);
  const ranks: number[][] = Array.from({ length: rankCount }, () => []);
  let count = 0;
  const { inOrder, codes, levels } = index;
  for (let at = 0; at < inOrder.length; at += 1) {
    const row = inOrder[at] as number;
    const isCode = asked.code !== undefined && codes[row] === asked.code;
    if ((met[row] !== wanted && !isCode) || hidden?.[row] === 1) continue;
    if (asked.levels.size > 0 && !asked.levels.has(levels[row] as number)) continue;
    count += 1;
    const isFirst = isCode || wanted === 0;
    const place = row >= begins && row < ends ? 0 : 1 + (where[row] as number);
    const list = ranks[isFirst ? 0 : (spelled[row] === wanted ? 0 : 4) + place] as number[];
    if (list.length < most) list.push(row);
  }
  return { count, ranks };
}

/** The titles whose folded names begin so: from, and below. */
function rowsFrom(index: Index, phrase: string): readonly [number, number] {
  return [firstNamed(index, phrase), firstNamed(index, `${phrase}\uffff`)];
}

/** What a title is filed by. */
export function keyAt({ names, nameStarts }: Index, row: number): string {
  return names.slice(nameStarts[row], (nameStarts[row + 1] as number) - 1);
}
/** A title's folded name. */
export function nameAt(index: Index, row: number): string {
  return foldedOf(keyAt(index, row));
}
/** The first title whose folded name does not stand before this one. */
export function firstNamed(index: Index, name: string): number {
  const { names, nameStarts } = index;
  let [low, high] = [0, index.rows];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isFoldedBefore(names, nameStarts[middle] as number, (nameStarts[middle + 1] as number) - 1, name))
      low = middle + 1;
    else high = middle;
  }
  return low;
}
