// What a person is typing about a new book, and writing it into the register.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { nextAccessionNumber, readAccessionNumber } from '#domain/catalogue/accession.ts';
import { addTitle, type AddRefusal } from '#domain/catalogue/add-title.ts';
import { readAuthors } from '#domain/catalogue/authors.ts';
import { readIsbn, type IsbnRead } from '#domain/catalogue/isbn.ts';
import { title, type Title } from '#domain/catalogue/title.ts';
import { readYear } from '#domain/catalogue/year.ts';
import { dayOf } from '#domain/record/day.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { newIdFor } from '#device/new-id.ts';
import { lastAccessionNumber, takenNumbers } from '#device/read/catalogue.ts';
import { siteHere } from '#device/session.ts';
import { oneAtATime } from '#ui/one-at-a-time.ts';

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
export type IsbnTrouble = Extract<IsbnRead, { kind: 'too-short' | 'wrong-digit' }>;
export interface AddingTitle extends BookDraft {
  readonly refusal?: AddRefusal;
  readonly isbnTrouble?: IsbnTrouble;
  readonly yearWrong: boolean;
  readonly written?: { readonly title: string; readonly copies: number };
  readonly set: (typed: Partial<BookDraft>) => void;
  readonly chooseType: (bookType: Title['bookType']) => Promise<void>;
  readonly save: () => Promise<void>;
}

const blank: BookDraft = {
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

/** `code` is what was scanned and not found: a number of a register, or what stands on the back of the book. Without any
 * figure it was typed, and is a name. */
export function createAddingTitle(code: string): StoreApi<AddingTitle> {
  const asNumber = /^(TN|TK|GK|NV)\b/i.test(code) ? readAccessionNumber(code) : undefined;
  return createStore<AddingTitle>((set, get) => ({
    ...blank,
    ...(asNumber
      ? { firstNumber: code.toUpperCase(), bookType: asNumber.series as Title['bookType'] }
      : { [/^\D+$/.test(code) ? 'name' : 'isbn']: code }),
    yearWrong: false,
    set: (typed) => set({ ...typed, refusal: undefined, isbnTrouble: undefined, yearWrong: false, written: undefined }),
    chooseType: async (bookType) => {
      set({ bookType });
      set({ firstNumber: nextAccessionNumber(bookType, await lastAccessionNumber(bookType)) });
    },
    save: oneAtATime(async () => {
      const draft = get();
      // Nothing was typed since: the second of two quick taps.
      if (draft.written && draft.name === '' && draft.isbn === '') return;
      const checked = check(draft);
      if ('trouble' in checked) return set(checked.trouble);
      const titleId = newIdFor(title, checked.fields);
      const decision = addTitle({
        fields: checked.fields,
        titleId,
        siteId: siteHere(),
        ...(draft.shelfId ? { shelfId: draft.shelfId } : {}),
        firstNumber: draft.firstNumber,
        copyIds: Array.from({ length: draft.copyCount }, () => freshId<'copy'>()),
        today: dayOf(nowAt()),
        taken: await takenNumbers(draft.firstNumber, draft.copyCount),
      });
      if (decision.kind === 'refused') return set({ refusal: decision.refusal });
      if (decision.kind === 'change') await commit(decision.changes);
      set({ ...blank, bookType: draft.bookType, shelfId: draft.shelfId });
      await get().chooseType(draft.bookType);
      set({ written: { title: draft.name.trim(), copies: draft.copyCount } });
    }),
  }));
}

type Fields = Parameters<typeof title.put>[0];
type Checked = { readonly fields: Fields } | { readonly trouble: Partial<AddingTitle> };

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
