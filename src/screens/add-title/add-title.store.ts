// What a person is typing about a new book, and writing it into the register. A book that is there already is never written a
// second time without being asked about.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { nextAccessionNumber, readAccessionNumber } from '#domain/catalogue/accession.ts';
import type { AddRefusal } from '#domain/catalogue/add-title.ts';
import { numbersOf } from '#domain/catalogue/take-back-books.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { copiesOf, takenNumbers } from '#device/read/catalogue.ts';
import { nextNumber } from '#device/read/in-use/numbers.ts';
import type { BookSaid } from '#i18n/book-form.ts';
import { oneAtATime } from '#ui/one-at-a-time.ts';
import { secondTap } from '#ui/second-tap.ts';
import { blank, check, type BookDraft, type IsbnTrouble } from './book-draft.ts';
import { bookThere, takeBack, writeBook, writeCopies, type Wrote } from './write-book.ts';

export interface AddingTitle extends BookDraft {
  readonly refusal?: AddRefusal;
  readonly isbnTrouble?: IsbnTrouble;
  readonly yearWrong: boolean;
  /** How often something was wrong when it was to be written. */
  readonly failures: number;
  /** The book that is there already: whether it is this one is for a person to say. */
  readonly asks?: Title;
  readonly said?: BookSaid;
  /** What was written last, and from what; it can be taken back. */
  readonly last?: { readonly wrote: Wrote; readonly draft: BookDraft };
  /** Numbers of books that were taken back here and that no other has yet. */
  readonly free: readonly string[];
  /** Nothing was typed since something was written. */
  readonly isFresh: boolean;
  readonly set: (typed: Partial<BookDraft>) => void;
  readonly chooseType: (bookType: Title['bookType']) => Promise<void>;
  readonly save: () => Promise<void>;
  /** The two answers to what is asked. */
  readonly addToThere: () => Promise<void>;
  readonly saveAsOther: () => Promise<void>;
  readonly undo: () => Promise<void>;
}

const nothingSaid = { refusal: undefined, isbnTrouble: undefined, yearWrong: false, asks: undefined } as const;

/** `code` is what was scanned and not found: a number of a register, or what stands on the back of the book. Without any
 * figure it was typed, and is a name. */
export function createAddingTitle(code: string): StoreApi<AddingTitle> {
  const asNumber = /^(TN|TK|GK|NV)\b/i.test(code) ? readAccessionNumber(code) : undefined;
  return createStore<AddingTitle>((set, get) => {
    const second = secondTap();
    /** The second of two quick taps is no answer to what the first one asked. */
    const isAnswer = () => get().asks !== undefined && !second.isIt();
    const fail = (trouble: Partial<AddingTitle>) =>
      set(({ failures }) => ({
        ...trouble,
        failures: failures + 1,
        asks: undefined,
        said: undefined,
        last: undefined,
      }));
    const ask = async (there: Title) => {
      const copies = (await copiesOf([there.id])).get(there.id)?.length ?? 0;
      const authors = there.authors?.join(', ') ?? '';
      second.expect();
      set({ asks: there, said: { kind: 'already', title: there.title, authors, copies }, last: undefined });
    };
    const heard = async (answer: Awaited<ReturnType<typeof writeBook>>, draft: BookDraft) => {
      if ('refusal' in answer) return fail({ refusal: answer.refusal });
      const { wrote } = answer;
      const numbers = numbersOf(wrote);
      const free = get().free.filter((number) => !numbers.includes(number));
      set({ ...blank, bookType: draft.bookType, shelfId: draft.shelfId, asks: undefined, isFresh: true, free });
      await get().chooseType(draft.bookType);
      const said = { kind: 'written', title: wrote.title, numbers } as const;
      set({ said, last: { wrote, draft } });
    };
    const save = async (isOther: boolean) => {
      // Nothing was typed since: the second of two quick taps.
      if (get().isFresh) return;
      const draft = draftOf(get());
      const checked = check(draft);
      if ('trouble' in checked) return fail(checked.trouble);
      const there = isOther ? undefined : await bookThere(checked.fields);
      if (there) return ask(there);
      await heard(await writeBook(draft, checked.fields), draft);
    };
    return {
      ...blank,
      ...(asNumber
        ? { firstNumber: code.toUpperCase(), bookType: asNumber.series as Title['bookType'] }
        : { [/^\D+$/.test(code) ? 'name' : 'isbn']: code }),
      yearWrong: false,
      failures: 0,
      free: [],
      isFresh: false,
      // What was written stays said: its number may not be on the book yet when the next one is begun.
      set: (typed) =>
        set(({ asks, said }) => ({
          ...typed,
          ...nothingSaid,
          isFresh: false,
          said: asks ? undefined : said,
        })),
      chooseType: async (bookType) => {
        set({ bookType });
        set({ firstNumber: await nextNumber(bookType, get().free) });
      },
      save: oneAtATime(() => save(false)),
      saveAsOther: oneAtATime(async () => {
        if (isAnswer()) await save(true);
      }),
      addToThere: oneAtATime(async () => {
        const { asks } = get();
        const draft = draftOf(get());
        if (asks && isAnswer()) await heard(await writeCopies(draft, { there: asks, free: get().free }), draft);
      }),
      undo: oneAtATime(async () => {
        const { last } = get();
        if (!last) return;
        const said = await takeBack(last.wrote);
        set({ said, last: undefined });
        if (said.kind !== 'taken-back') return;
        set(asBefore(get(), last.draft, said.numbers));
        const { firstNumber, bookType } = get();
        // Another tablet may have given it as well, and then it is not free.
        if (said.numbers.includes(firstNumber) && (await takenNumbers(firstNumber, 1)).size > 0)
          await get().chooseType(bookType);
      }),
    };
  });
}

function draftOf(now: AddingTitle): BookDraft {
  return Object.fromEntries(
    Object.keys(blank).map((name) => [name, now[name as keyof BookDraft]]),
  ) as unknown as BookDraft;
}

/** What was typed comes back, unless the next book has been begun: then that one gets the number that is free again. */
function asBefore(now: AddingTitle, draft: BookDraft, numbers: readonly string[]): Partial<AddingTitle> {
  const free = [...new Set([...numbers, ...now.free])];
  if (now.isFresh) return { ...draft, free, isFresh: false };
  const [first, last] = [numbers[0], numbers.at(-1)];
  const isNext = last !== undefined && now.firstNumber === nextAccessionNumber(now.bookType, last);
  return { free, ...(isNext && first !== undefined ? { firstNumber: first } : {}) };
}
