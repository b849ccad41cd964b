// What a person is doing with one title: correcting its record, adding copies, changing the state of a copy.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { addCopies, type AddRefusal } from '#domain/catalogue/add-title.ts';
import { readAuthors } from '#domain/catalogue/authors.ts';
import { copy, type Copy } from '#domain/catalogue/copy.ts';
import { partCopies } from '#domain/catalogue/merge-copies.ts';
import { mergeTitles, partTitles } from '#domain/catalogue/merge-titles.ts';
import { sameCopy, type SameCopy } from '#domain/catalogue/same-copy.ts';
import { sameTitle, type SameTitle } from '#domain/catalogue/same-title.ts';
import { copiesIn, numbersOf, type BooksWritten } from '#domain/catalogue/take-back-books.ts';
import { title, type Title } from '#domain/catalogue/title.ts';
import { readYear } from '#domain/catalogue/year.ts';
import { differing, valuesOf } from '#domain/record/change.ts';
import { dayOf } from '#domain/record/day.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { takenNumbers } from '#device/read/catalogue.ts';
import { sameTitles } from '#device/read/same.ts';
import { takingBooksBack } from '#device/read/in-use/books.ts';
import { nextNumber } from '#device/read/in-use/numbers.ts';
import { siteHere } from '#device/session.ts';
import type { BookSaid } from '#i18n/book-form.ts';
import { oneAtATime } from '#ui/one-at-a-time.ts';

export type TitleSaid =
  | { readonly kind: 'corrected' }
  | { readonly kind: 'merged' }
  | { readonly kind: 'parted' }
  | BookSaid
  | { readonly kind: 'copiesParted' }
  | { readonly kind: 'status'; readonly number: string };

interface TitleDraft {
  readonly name: string;
  readonly authors: string;
  readonly publisher: string;
  readonly year: string;
  readonly level: string;
}
export interface OpenTitle {
  readonly draft?: TitleDraft;
  /** What the draft said when it was opened: only what is otherwise is written. */
  readonly opened?: TitleDraft;
  readonly yearWrong?: true;
  /** How often something was wrong when it was to be written. */
  readonly failures: number;
  /** Numbers of copies that were taken back here and that no other has yet. */
  readonly free: readonly string[];
  /** Looking for a title to merge with. */
  readonly merging?: boolean;
  readonly openedCopy?: string;
  readonly adding?: { readonly count: number; readonly firstNumber: string };
  readonly refusal?: AddRefusal;
  readonly said?: TitleSaid;
  readonly undo?: () => Promise<void>;
  readonly edit: (title: Title) => void;
  readonly set: (typed: Partial<TitleDraft>) => void;
  readonly leave: () => void;
  readonly save: (before: Title) => Promise<void>;
  readonly openCopy: (id: string | undefined) => void;
  readonly setStatus: (copy: Copy, status: Copy['status']) => Promise<void>;
  readonly prepareCopies: (title: Title) => Promise<void>;
  readonly setAdding: (adding: NonNullable<OpenTitle['adding']>) => void;
  readonly addCopies: (title: Title) => Promise<void>;
  readonly startMerging: () => void;
  /** The first of the two is kept. */
  readonly merge: (kept: Title, other: Title) => Promise<void>;
  readonly part: (link: SameTitle) => Promise<void>;
  readonly partCopy: (link: SameCopy) => Promise<void>;
}

export function createOpenTitle(): StoreApi<OpenTitle> {
  return createStore<OpenTitle>((set, get) => ({
    failures: 0,
    free: [],
    edit: ({ title: name, authors, publisher, year, level }) => {
      const words = { authors: authors?.join(', ') ?? '', publisher: publisher ?? '', year: String(year ?? '') };
      const draft = { name, ...words, level: level ?? '' };
      set({ draft, opened: draft, yearWrong: undefined, said: undefined });
    },
    set: (typed) => set(({ draft }) => ({ draft: draft && { ...draft, ...typed }, yearWrong: undefined })),
    leave: () =>
      set({ draft: undefined, adding: undefined, openedCopy: undefined, refusal: undefined, merging: undefined }),
    save: async (before) => {
      const { draft, opened } = get();
      if (!draft || !opened || draft.name.trim() === '') return;
      if (readYear(draft.year) === undefined) return set({ yearWrong: true, failures: get().failures + 1 });
      const fields = differing(fieldsOf(draft), fieldsOf(opened));
      if (Object.keys(fields).length === 0) return set({ draft: undefined });
      await commit([title.patch(before.id, fields)]);
      const undo = undoWith(set, title.patch(before.id, valuesOf(before, fields)));
      set({ draft: undefined, said: { kind: 'corrected' }, undo });
    },
    openCopy: (openedCopy) => set({ openedCopy, said: undefined }),
    setStatus: async (before, status) => {
      if (before.status === status) return;
      await commit([copy.patch(before.id, { status })]);
      const said = { kind: 'status', number: before.accessionNumber } as const;
      set({ openedCopy: undefined, said, undo: undoWith(set, copy.patch(before.id, { status: before.status })) });
    },
    prepareCopies: async ({ bookType }) => {
      set({ adding: { count: 1, firstNumber: await nextNumber(bookType, get().free) }, said: undefined });
    },
    setAdding: (adding) => set({ adding, refusal: undefined }),
    addCopies: oneAtATime(async ({ id, title: name }) => {
      const { adding } = get();
      if (!adding) return;
      const decision = addCopies({
        titleId: id,
        siteId: siteHere(),
        firstNumber: adding.firstNumber,
        copyIds: Array.from({ length: adding.count }, () => freshId<'copy'>()),
        today: dayOf(nowAt()),
        taken: await takenNumbers(adding.firstNumber, adding.count),
      });
      if (decision.kind === 'refused') set({ refusal: decision.refusal, failures: get().failures + 1 });
      if (decision.kind !== 'change') return;
      await commit(decision.changes);
      const wrote = { copies: copiesIn(decision.changes) };
      const numbers = numbersOf(wrote);
      const free = get().free.filter((number) => !numbers.includes(number));
      const said = { kind: 'written', title: name, numbers } as const;
      const undo = async () => {
        const end = await takeBack(wrote, name);
        set({ said: end, undo: undefined, free: end.kind === 'taken-back' ? [...numbers, ...free] : free });
      };
      set({ adding: undefined, refusal: undefined, free, said, undo });
    }),
    startMerging: () => set({ merging: true, said: undefined }),
    merge: async (kept, other) => {
      const decision = mergeTitles({ kept, other, same: await sameTitles() });
      if (decision.kind !== 'change') return set({ merging: undefined });
      const [link] = (await commit(decision.changes)).ids;
      const undo = undoWith(set, sameTitle.remove(link as SameTitle['id']));
      set({ merging: undefined, said: { kind: 'merged' }, undo });
    },
    part: async (link) => {
      const decision = partTitles({ link });
      if (decision.kind === 'change') await commit(decision.changes);
      const { one, other, kept } = link;
      set({ said: { kind: 'parted' }, undo: undoWith(set, sameTitle.put({ one, other, kept })) });
    },
    partCopy: async (link) => {
      const decision = partCopies({ link });
      if (decision.kind === 'change') await commit(decision.changes);
      const { one, other, kept } = link;
      const undo = undoWith(set, sameCopy.put({ one, other, kept }));
      set({ openedCopy: undefined, said: { kind: 'copiesParted' }, undo });
    },
  }));
}

const fieldsOf = ({ name, authors, publisher, year, level }: TitleDraft) => ({
  title: name.trim(),
  authors: readAuthors(authors),
  publisher: publisher.trim() || null,
  year: readYear(year) ?? null,
  level: (level || null) as Title['level'],
});

/** The copies are taken back, unless something has come of one meanwhile; what is said then. */
async function takeBack(written: BooksWritten, title: string): Promise<BookSaid> {
  const decision = await takingBooksBack(written);
  if (decision.kind === 'refused') return decision.refusal;
  if (decision.kind === 'change') await commit(decision.changes);
  return { kind: 'taken-back', title, numbers: numbersOf(written) };
}

type Set = (part: Partial<OpenTitle>) => void;
function undoWith(set: Set, ...changes: Parameters<typeof commit>[0][number][]): () => Promise<void> {
  return async () => {
    await commit(changes);
    set({ said: undefined, undo: undefined });
  };
}
