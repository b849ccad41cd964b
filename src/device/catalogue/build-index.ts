// The index by which titles are found by words: every word once, sorted, with the titles that have it. Built when titles
// arrive and saved with them, so that a restart reads it and builds nothing. Titles must come sorted by `nameOf`.
import type { Title } from '#domain/catalogue/title.ts';
import { fold, wordsIn } from '#domain/record/fold.ts';
import { codeHash } from './find.ts';

export interface Index {
  readonly rows: number;
  /** `folded marked`, sorted, one to a line: `nguyen nguyễn`. */
  readonly words: string;
  readonly wordStarts: Uint32Array;
  /** Titles by word: those of word n stand from `postingStarts[n]` to below `postingStarts[n + 1]`. */
  readonly postings: Uint16Array;
  readonly postingStarts: Uint32Array;
  /** Folded names, one to a line, for what begins with what was typed and for the order. */
  readonly names: string;
  readonly nameStarts: Uint32Array;
  /** 1 to 6 for the levels A to F, 0 for none. */
  readonly levels: Uint8Array;
  /** Hashes of ISBNs, 0 where there is none. */
  readonly codes: Uint32Array;
}
/** What is indexed of a title. */
export type Indexed = Pick<Title, 'title' | 'volume' | 'authors' | 'publisher' | 'partner' | 'isbn' | 'level'> & {
  /** Further texts that it is found by. */
  readonly also?: readonly string[];
};
/** Most titles in one index: they are counted in sixteen bits. */
export const mostInIndex = 60_000;

/** What titles are sorted by. */
export function nameOf({ title, volume }: Pick<Indexed, 'title' | 'volume'>): string {
  return wordsIn(volume ? `${title} ${volume}` : title)
    .map(folded)
    .filter(Boolean)
    .join(' ');
}
export const levelSign = (level: string | null | undefined) => (level ? level.charCodeAt(0) - 64 : 0);

export function buildIndex(titles: readonly Indexed[]): Index {
  const lists = new Lists();
  const names: string[] = [];
  for (const [row, one] of titles.entries()) {
    const named = lists.wordsOf(wordsIn(one.volume ? `${one.title} ${one.volume}` : one.title));
    names.push(
      named
        .map((word) => word.folded)
        .filter(Boolean)
        .join(' '),
    );
    add(row, named);
    for (const text of [...(one.authors ?? []), one.publisher, one.partner, ...(one.also ?? [])])
      if (text) add(row, lists.wordsOfText(text));
  }
  return {
    rows: titles.length,
    ...lists.sorted(),
    names: names.join('\n'),
    nameStarts: startsOf(names),
    levels: Uint8Array.from(titles, ({ level }) => levelSign(level)),
    codes: Uint32Array.from(titles, ({ isbn }) => (isbn ? codeHash(isbn) : 0)),
  };
}

interface Word {
  readonly marked: string;
  readonly folded: string;
  readonly rows: number[];
}
function add(row: number, words: readonly Word[]): void {
  for (const { rows } of words) if (rows.at(-1) !== row) rows.push(row);
}

/** The titles of each word while they are being gathered. A word is looked up once, and a house or an author once. */
class Lists {
  readonly #words = new Map<string, Word>();
  readonly #texts = new Map<string, readonly Word[]>();

  wordsOf(found: readonly string[]): Word[] {
    return found.map((marked) => {
      const known = this.#words.get(marked);
      if (known) return known;
      const word = { marked, folded: folded(marked), rows: [] };
      this.#words.set(marked, word);
      return word;
    });
  }
  wordsOfText(text: string): readonly Word[] {
    const known = this.#texts.get(text) ?? this.wordsOf(wordsAgain(text));
    this.#texts.set(text, known);
    return known;
  }

  sorted() {
    const entries = [...this.#words.values()].map((word) => [`${word.folded} ${word.marked}`, word.rows] as const);
    const known = entries.filter(([entry]) => !entry.startsWith(' ')).sort(([a], [b]) => (a < b ? -1 : 1));
    const lists = known.map(([, rows]) => rows);
    const postingStarts = new Uint32Array(lists.length + 1);
    for (const [at, rows] of lists.entries()) postingStarts[at + 1] = (postingStarts[at] as number) + rows.length;
    const postings = new Uint16Array(postingStarts[lists.length] as number);
    for (const [at, rows] of lists.entries()) postings.set(rows, postingStarts[at]);
    const entriesOnly = known.map(([entry]) => entry);
    return { words: entriesOnly.join('\n'), wordStarts: startsOf(entriesOnly), postings, postingStarts };
  }
}

/** Where each line begins once they are one text; one more start stands behind the last. */
function startsOf(lines: readonly string[]): Uint32Array {
  const starts = new Uint32Array(lines.length + 1);
  for (const [at, line] of lines.entries()) starts[at + 1] = (starts[at] as number) + line.length + 1;
  return starts;
}

/** Few words make up all titles: each is folded once, and each publisher is cut into words once. */
const foldedWords = new Map<string, string>();
function folded(word: string): string {
  let known = foldedWords.get(word);
  if (known === undefined) {
    if (foldedWords.size > 50_000) foldedWords.clear();
    known = fold(word);
    foldedWords.set(word, known);
  }
  return known;
}
/** Names of people and houses come again and again; titles do not. */
const wordsOfText = new Map<string, string[]>();
function wordsAgain(text: string): string[] {
  let known = wordsOfText.get(text);
  if (known === undefined) {
    if (wordsOfText.size > 20_000) wordsOfText.clear();
    known = wordsIn(text);
    wordsOfText.set(text, known);
  }
  return known;
}
