// What is typed about a book, and what it says when it is read: the fields of a title, or what is wrong with them.
import { readAuthors } from '#domain/catalogue/authors.ts';
import { readIsbn, type IsbnRead } from '#domain/catalogue/isbn.ts';
import type { title, Title } from '#domain/catalogue/title.ts';
import { readYear } from '#domain/catalogue/year.ts';

export interface BookDraft {
  readonly isbn: string;
  readonly name: string;
  readonly volume: string;
  readonly authors: string;
  readonly publisher: string;
  readonly year: string;
  readonly bookType: Title['bookType'];
  readonly level: string;
  readonly copyCount: number;
  readonly firstNumber: string;
  readonly shelfId: string;
}
export type Fields = Parameters<typeof title.put>[0];
export type IsbnTrouble = Extract<IsbnRead, { kind: 'too-short' | 'wrong-digit' }>;

export const blank: BookDraft = {
  isbn: '',
  name: '',
  volume: '',
  authors: '',
  publisher: '',
  year: '',
  bookType: 'TN',
  level: '',
  copyCount: 1,
  firstNumber: '',
  shelfId: '',
};

type Checked =
  | { readonly fields: Fields }
  | { readonly trouble: { readonly isbnTrouble: IsbnTrouble } | { readonly yearWrong: true } };

/** The draft as fields of a title, or what is wrong with it. */
export function check(draft: Omit<BookDraft, 'copyCount' | 'firstNumber' | 'shelfId'>): Checked {
  const isbn = draft.isbn.trim() === '' ? undefined : readIsbn(draft.isbn);
  if (isbn?.kind === 'too-short' || isbn?.kind === 'wrong-digit') return { trouble: { isbnTrouble: isbn } };
  const year = readYear(draft.year);
  if (year === undefined) return { trouble: { yearWrong: true } };
  const authors = readAuthors(draft.authors);
  const text = (typed: string) => typed.trim() || null;
  const fields: Fields = {
    title: draft.name.trim(),
    bookType: draft.bookType,
    volume: text(draft.volume),
    authors: authors.length > 0 ? authors : null,
    publisher: text(draft.publisher),
    year,
    isbn: isbn === undefined ? null : isbn.kind === 'isbn' ? isbn.isbn : isbn.code.slice(0, 20),
    level: (draft.level || null) as Title['level'],
  };
  return { fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Fields };
}
