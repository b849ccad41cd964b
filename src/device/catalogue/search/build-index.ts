// The index by which titles are found by words: every word once, sorted, with the titles that have it. Built when titles
// arrive and saved with them, so that a restart reads it and builds nothing. Titles must come sorted by `nameOf`.
import type { Title } from '#domain/catalogue/title.ts';
import { filingKey } from '#domain/record/filing-key.ts';
import { fold, wordsIn } from '#domain/record/fold.ts';
import { codeHash } from '../find.ts';

/** Saved with the titles: what is added here is missing in what an earlier version saved (renew-index.ts). */
export interface Index {
  readonly rows: number;
  /** `folded marked`, sorted, one to a line: `nguyen nguyễn`. */
  readonly words: string;
  readonly wordStarts: Uint32Array;
  /** Titles by word: those of word n stand from `postingStarts[n]` to below `postingStarts[n + 1]`, and those of them that
   * have it in their name up to below `namedEnds[n]`. */
  readonly postings: Uint16Array;
  readonly postingStarts: Uint32Array;
  readonly namedEnds: Uint32Array;
  /** Filing keys of the names, one to a line; the titles stand in the order of the folded names that can be read off them. */
  readonly names: string;
  readonly nameStarts: Uint32Array;
  /** The titles as they are filed. */
  readonly inOrder: Uint16Array;
  /** Hashes of ids: they part titles of one name, wherever those lie. */
  readonly hashes: Uint32Array;
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
    .map((word) => knownForms(word).folded)
    .filter(Boolean)
    .join(' ');
}
export const levelSign = (level: string | null | undefined) => (level ? level.charCodeAt(0) - 64 : 0);

/** `hashes`: of the titles' ids. */
export function buildIndex(titles: readonly Indexed[], hashes: Uint32Array): Index {
  const lists = new Lists();
  const names: string[] = [];
  for (const [row, one] of titles.entries()) {
    const named = lists.wordsOf(wordsIn(one.volume ? `${one.title} ${one.volume}` : one.title));
    names.push(
      named
        .map(({ key }) => key)
        .filter(Boolean)
        .join(' '),
    );
    for (const { inName } of named) if (inName.at(-1) !== row) inName.push(row);
    for (const text of [...(one.authors ?? []), one.publisher, one.partner, ...(one.also ?? [])])
      if (text) addElsewhere(row, lists.wordsOfText(text));
  }
  return {
    rows: titles.length,
    ...lists.sorted(),
    names: names.join('\n'),
    nameStarts: startsOf(names),
    inOrder: filed(names, hashes),
    hashes,
    levels: Uint8Array.from(titles, ({ level }) => levelSign(level)),
    codes: Uint32Array.from(titles, ({ isbn }) => (isbn ? codeHash(isbn) : 0)),
  };
}

interface Word extends Forms {
  readonly marked: string;
  readonly inName: number[];
  /** Where it stands elsewhere alone. */
  readonly elsewhere: number[];
}
function addElsewhere(row: number, words: readonly Word[]): void {
  for (const { inName, elsewhere } of words) if (inName.at(-1) !== row && elsewhere.at(-1) !== row) elsewhere.push(row);
}

/** Rows by their names' keys, and titles of one name by their hashes. */
function filed(keys: readonly string[], hashes: Uint32Array): Uint16Array {
  const rows = Array.from(keys, (key, row) => ({ key, row }));
  rows.sort((a, b) => {
    if (a.key !== b.key) return a.key < b.key ? -1 : 1;
    return (hashes[a.row] as number) - (hashes[b.row] as number);
  });
  return Uint16Array.from(rows, ({ row }) => row);
}

/** The titles of each word while they are being gathered. A word is looked up once, and a house or an author once. */
class Lists {
  readonly #words = new Map<string, Word>();
  readonly #texts = new Map<string, readonly Word[]>();

  wordsOf(found: readonly string[]): Word[] {
    return found.map((marked) => {
      const known = this.#words.get(marked);
      if (known) return known;
      const word: Word = { marked, ...knownForms(marked), inName: [], elsewhere: [] };
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
    const entries = [...this.#words.values()].map((word) => [`${word.folded} ${word.marked}`, word] as const);
    const known = entries.filter(([entry]) => !entry.startsWith(' ')).sort(([a], [b]) => (a < b ? -1 : 1));
    const postingStarts = new Uint32Array(known.length + 1);
    const namedEnds = new Uint32Array(known.length);
    for (const [at, [, { inName, elsewhere }]] of known.entries()) {
      namedEnds[at] = (postingStarts[at] as number) + inName.length;
      postingStarts[at + 1] = namedEnds[at] + elsewhere.length;
    }
    const postings = new Uint16Array(postingStarts[known.length] as number);
    for (const [at, [, { inName, elsewhere }]] of known.entries()) {
      postings.set(inName, postingStarts[at]);
      postings.set(elsewhere, namedEnds[at]);
    }
    const entriesOnly = known.map(([entry]) => entry);
    return { words: entriesOnly.join('\n'), wordStarts: startsOf(entriesOnly), postings, postingStarts, namedEnds };
  }
}

/** Where each line begins once they are one text; one more start stands behind the last. */
function startsOf(lines: readonly string[]): Uint32Array {
  const starts = new Uint32Array(lines.length + 1);
  for (const [at, line] of lines.entries()) starts[at + 1] = (starts[at] as number) + line.length + 1;
  return starts;
}

interface Forms {
  readonly folded: string;
  readonly key: string;
}
/** Few words make up all titles: each is folded once, and each publisher is cut into words once. */
const formsOfWords = new Map<string, Forms>();
function knownForms(word: string): Forms {
  let known = formsOfWords.get(word);
  if (known === undefined) {
    if (formsOfWords.size > 50_000) formsOfWords.clear();
    known = { folded: fold(word), key: filingKey(word) };
    formsOfWords.set(word, known);
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
