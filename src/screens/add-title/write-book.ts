// Writes the book of a draft into the register, or its copies under a book that is there, and takes back what was just written.
import { readAccessionNumber } from '#domain/catalogue/accession.ts';
import { addCopies, addTitle, bookMeant, type AddRefusal } from '#domain/catalogue/add-title.ts';
import { copiesIn, numbersOf, type BooksWritten } from '#domain/catalogue/take-back-books.ts';
import { title, type Title } from '#domain/catalogue/title.ts';
import { dayOf } from '#domain/record/day.ts';
import type { Decision } from '#domain/record/decision.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { newIdFor } from '#device/new-id.ts';
import { likeTitles, takenNumbers, titlesById } from '#device/read/catalogue.ts';
import { takingBooksBack } from '#device/read/in-use/books.ts';
import { nextNumber } from '#device/read/in-use/numbers.ts';
import { siteHere } from '#device/session.ts';
import type { BookSaid } from '#i18n/book-form.ts';
import type { BookDraft, Fields } from './book-draft.ts';

/** What was written, under which name. */
export interface Wrote extends BooksWritten {
  readonly title: string;
}
type Answer = { readonly wrote: Wrote } | { readonly refusal: AddRefusal };

/** The book that is there already and is most likely this one. */
export async function bookThere(fields: Fields): Promise<Title | undefined> {
  return bookMeant(fields, await likeTitles(fields.isbn ?? '', fields.title));
}

/** A book that is like none; or like one, and yet another: then it never goes into the record of that one. One that was taken
 * back goes into its own again, so that two tablets that write one book keep one record. */
export async function writeBook(draft: BookDraft, fields: Fields): Promise<Answer> {
  const usual = newIdFor(title, fields);
  const known = (await titlesById([usual])).get(usual);
  const gone = known?.removed ? known : undefined;
  const titleId = known && !gone ? freshId<'title'>() : usual;
  const copies = await copiesAsked(draft, draft.firstNumber, draft.copyCount);
  return written(addTitle({ ...copies, titleId, fields, ...(gone ? { gone } : {}) }), { title: fields.title, titleId });
}

/** At least one copy; its number is of the register in which the book stands. */
export async function writeCopies(
  draft: BookDraft,
  { there, free }: { readonly there: Title; readonly free: readonly string[] },
): Promise<Answer> {
  const { bookType } = there;
  const isOfRegister = readAccessionNumber(draft.firstNumber)?.series === bookType;
  const first = isOfRegister ? draft.firstNumber : await nextNumber(bookType, free);
  const copies = await copiesAsked(draft, first, Math.max(1, draft.copyCount));
  return written(addCopies({ ...copies, titleId: there.id }), { title: there.title });
}

async function copiesAsked({ shelfId }: BookDraft, firstNumber: string, count: number) {
  return {
    siteId: siteHere(),
    ...(shelfId ? { shelfId } : {}),
    firstNumber,
    copyIds: Array.from({ length: count }, () => freshId<'copy'>()),
    today: dayOf(nowAt()),
    taken: await takenNumbers(firstNumber, count),
  };
}

async function written(decision: Decision<AddRefusal>, about: Omit<Wrote, 'copies'>): Promise<Answer> {
  if (decision.kind === 'refused') return { refusal: decision.refusal };
  const changes = decision.kind === 'change' ? decision.changes : [];
  await commit(changes);
  return { wrote: { ...about, copies: copiesIn(changes) } };
}

/** Takes it back where nothing has come of it, and says which. */
export async function takeBack(wrote: Wrote): Promise<BookSaid> {
  const decision = await takingBooksBack(wrote);
  if (decision.kind === 'refused') return decision.refusal;
  if (decision.kind === 'change') await commit(decision.changes);
  return { kind: 'taken-back', title: wrote.title, numbers: numbersOf(wrote) };
}
