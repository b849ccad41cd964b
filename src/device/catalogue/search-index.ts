// Looks through one index: which titles answer what was typed, and how well. Every typed word must begin a word of the
// title; titles that have the words as they were spelled come first, then those that begin with them.
import { fold, isSpelledSo, otherSpelling, wordsIn } from '#domain/record/fold.ts';
import { levelSign, type Index } from './build-index.ts';
import { codeHash } from './find.ts';

/** A question, made ready once for all indexes. */
export interface Asked {
  readonly words: readonly { readonly typed: string; readonly folded: string; readonly other?: string }[];
  readonly phrase: string;
  /** Hash of an ISBN, when what was typed can be one. */
  readonly code?: number;
  /** Signs of the levels wanted; none = all. */
  readonly levels: ReadonlySet<number>;
}
/** Titles of one index that answer: how many, and the first of each rank, best rank first, each in the order of names. */
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

/** Marks of the words found so far, used again for every index. */
let marks = new Uint8Array(0);
let spelled = new Uint8Array(0);

/** `hidden`: titles that something above stands for, 1 by 1. `most`: titles wanted of each rank. */
export function searchIndex(index: Index, asked: Asked, hidden: Uint8Array | undefined, most: number): Answer {
  prepare(index.rows);
  for (const [at, word] of asked.words.entries()) markWord(index, word, at);
  const wanted = asked.words.length;
  const ranks: number[][] = [[], [], [], []];
  let count = 0;
  for (let row = 0; row < index.rows; row += 1) {
    const isCode = asked.code !== undefined && index.codes[row] === asked.code;
    if ((marks[row] !== wanted && !isCode) || hidden?.[row] === 1) continue;
    if (asked.levels.size > 0 && !asked.levels.has(index.levels[row] as number)) continue;
    count += 1;
    const rank = isCode || wanted === 0 ? 0 : rankOf(index, asked, row);
    const list = ranks[rank] as number[];
    if (list.length < most) list.push(row);
  }
  return { count, ranks };
}

function rankOf(index: Index, { words, phrase }: Asked, row: number): number {
  const isSpelled = spelled[row] === words.length;
  const begins = index.names.startsWith(phrase, index.nameStarts[row]);
  return (isSpelled ? 0 : 2) + (begins ? 0 : 1);
}

function prepare(rows: number): void {
  if (marks.length < rows) [marks, spelled] = [new Uint8Array(rows), new Uint8Array(rows)];
  marks.fill(0, 0, rows);
  spelled.fill(0, 0, rows);
}

type Word = Asked['words'][number];
function markWord(index: Index, word: Word, nth: number): void {
  const { typed, folded, other } = word;
  markFrom(index, folded, typed, nth);
  if (other) markFrom(index, `${other} `, typed, nth);
}

/** Marks the titles of all words that begin so. */
function markFrom(index: Index, prefix: string, typed: string, nth: number): void {
  const { words, wordStarts, postings, postingStarts } = index;
  const count = wordStarts.length - 1;
  for (let at = firstFrom(index, prefix); at < count && words.startsWith(prefix, wordStarts[at]); at += 1) {
    const [from, to] = [postingStarts[at] as number, postingStarts[at + 1] as number];
    const word = words.slice(words.indexOf(' ', wordStarts[at]) + 1, (wordStarts[at + 1] as number) - 1);
    const isSpelled = isSpelledSo(typed, word);
    for (let place = from; place < to; place += 1) {
      const row = postings[place] as number;
      if ((marks[row] as number) < nth) continue;
      marks[row] = nth + 1;
      if (isSpelled && spelled[row] === nth) spelled[row] = nth + 1;
    }
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

/** A title's name as the index has it. */
export function nameAt({ names, nameStarts }: Index, row: number): string {
  return names.slice(nameStarts[row], (nameStarts[row + 1] as number) - 1);
}
/** The first title whose name does not stand before this one. */
export function firstNamed(index: Index, name: string): number {
  let [low, high] = [0, index.rows];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nameAt(index, middle) < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
