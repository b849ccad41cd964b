// Questions about titles and their copies.
import { accessionNumbersFrom, nextAccessionNumber } from '#domain/catalogue/accession.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { SameCopy } from '#domain/catalogue/same-copy.ts';
import type { SameTitle } from '#domain/catalogue/same-title.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { fold } from '#domain/record/fold.ts';
import { mergedOf, type Sameness } from '#domain/record/same-as.ts';
import type { RowOf } from '../database.ts';
import { database } from '../open-database.ts';
import { titlesNamed } from '../catalogue/desk.ts';
import { catalogueOf, titlesInSegments, titlesInSegmentsByIsbn } from '../catalogue/find.ts';
import { loansInDoubt } from './cases/doubts.ts';
import { copyLinks, linksUnder, sameCopies, sameTitles, titleLinks } from './same.ts';

/** The titles of these ids, by id; removed ones too, since a loan still says what it was of. */
export async function titlesById(ids: readonly string[]): Promise<Map<string, RowOf<'title'>>> {
  const db = database();
  const wanted = [...new Set(ids)];
  const rows = await db.title.bulkGet(wanted);
  const found = new Map(rows.filter((row) => row !== undefined).map((row) => [row.id as string, row]));
  const missing = wanted.filter((id) => !found.has(id));
  for (const [id, { title }] of await titlesInSegments(db, missing)) found.set(id, title as unknown as RowOf<'title'>);
  return found;
}
/** The title of this id, or the one that it was merged with and that is shown. */
export async function theTitle(id: string): Promise<Title | undefined> {
  const shown = (await sameTitles()).shownFor(id);
  const row = (await titlesById([shown])).get(shown);
  return row?.removed ? undefined : row;
}
/** What was merged with this title: each record and the link that makes it one. */
export async function titlesMergedWith(id: string): Promise<{ readonly link: SameTitle; readonly title: Title }[]> {
  const [links, same] = await Promise.all([titleLinks(), sameTitles()]);
  const own = linksUnder(id, links, same);
  const rows = await titlesById(own.map(mergedOf));
  return own.flatMap((link) => {
    const title = rows.get(mergedOf(link));
    return title ? [{ link, title }] : [];
  });
}
/** Titles whose ISBN is one of these. */
export async function titlesByIsbn(forms: readonly string[]): Promise<Title[]> {
  const db = database();
  const rows: Title[] = await db.title
    .where('isbn')
    .anyOf(forms)
    .filter(({ removed }) => !removed)
    .toArray();
  const lying = await titlesInSegmentsByIsbn(db, forms);
  const above = await db.title.bulkGet(lying.map(({ id }) => id));
  return [...rows, ...(lying.filter((row, at) => !row.removed && !above[at]) as unknown as Title[])];
}
export async function isAnyTitle(): Promise<boolean> {
  const db = database();
  return (await catalogueOf(db)) !== undefined || (await db.title.limit(1).primaryKeys()).length > 0;
}
export async function theTitleOfCopy(copyId: string): Promise<Title | undefined> {
  const copy = await database().copy.get((await sameCopies()).shownFor(copyId));
  return copy && theTitle(copy.titleId);
}
/** The number given last in the register of this kind of book, or undefined when there is none. As words TN.99 stands after
 * TN.100, so from the last word it is gone on as long as numbers are taken. */
export async function lastAccessionNumber(bookType: Title['bookType']): Promise<string | undefined> {
  const numbers = database().copy.where('accessionNumber').between(`${bookType}.`, `${bookType}.\uffff`);
  let last = (await numbers.last())?.accessionNumber;
  for (;;) {
    const next = accessionNumbersFrom(nextAccessionNumber(bookType, last), lookedAhead) ?? [];
    const given = new Set((await numbered(next)).map(({ accessionNumber }) => accessionNumber));
    const furthest = next.findLast((number) => given.has(number));
    if (furthest === undefined) return last;
    last = furthest;
  }
}
/** Numbers that are asked for at once, whether they are taken. */
const lookedAhead = 200;

/** A copy with where it stands and who has it. */
export interface CopyLine {
  readonly copy: Copy;
  /** `2.3`: bookcase 2, shelf 3. */
  readonly place?: { readonly bookcase: string; readonly shelf: string };
  readonly siteName?: string;
  readonly dueOn?: string;
  /** It is written to two people, and a person is being asked who has it. */
  readonly isAsked?: true;
}
/** Whether it can be lent: it is in service, and nobody has it. */
export const isFree = ({ copy, dueOn }: CopyLine): boolean => dueOn === undefined && copy.status === 'inService';

/** Copies of these titles and of those merged with them, for each title id, in the order of their numbers. Of records that are
 * one copy only the one that is shown. */
export async function copiesOf(titleIds: readonly string[]): Promise<Map<string, CopyLine[]>> {
  const db = database();
  const same = await sameTitles();
  const askedFor = new Map(titleIds.flatMap((id) => same.allOf(id).map((one) => [one, id] as const)));
  const rows = await db.copy
    .where('titleId')
    .anyOf([...askedFor.keys()])
    .toArray();
  const one = await sameCopies();
  const copies = rows.filter((row) => !row.removed && one.shownFor(row.id) === row.id);
  const out = await loansOut(copies, one);
  const [shelves, bookcases, sites] = await Promise.all([db.shelf.toArray(), db.bookcase.toArray(), db.site.toArray()]);
  const byTitle = new Map<string, CopyLine[]>(titleIds.map((id) => [id, []]));
  for (const copy of copies.sort((a, b) => a.accessionNumber.localeCompare(b.accessionNumber))) {
    const shelf = shelves.find(({ id }) => id === copy.shelfId);
    const bookcase = bookcases.find(({ id }) => id === shelf?.bookcaseId);
    const line: CopyLine = {
      copy,
      siteName: sites.find(({ id }) => id === copy.siteId)?.name,
      dueOn: out.get(copy.id)?.dueOn,
      ...(out.get(copy.id)?.isAsked ? { isAsked: true } : {}),
      ...(shelf && bookcase ? { place: { bookcase: bookcase.name, shelf: shelf.name } } : {}),
    };
    const asked = askedFor.get(copy.titleId) ?? copy.titleId;
    byTitle.get(asked)?.push(line);
  }
  return byTitle;
}
/** Of those that are out, until when; where two have the book written to them, the later day. */
async function loansOut(
  copies: readonly Copy[],
  one: Sameness,
): Promise<Map<string, Pick<CopyLine, 'dueOn' | 'isAsked'>>> {
  const ids = copies.flatMap(({ id }) => one.allOf(id));
  const [loans, inDoubt] = await Promise.all([database().loan.where('copyId').anyOf(ids).toArray(), loansInDoubt()]);
  const out = new Map<string, Pick<CopyLine, 'dueOn' | 'isAsked'>>();
  const open = loans.filter((row) => !row.removed && !row.returnedAt);
  for (const { id, copyId, dueOn } of open.sort((a, b) => a.dueOn.localeCompare(b.dueOn))) {
    const shown = one.shownFor(copyId);
    const isAsked = inDoubt.has(id) || out.get(shown)?.isAsked === true;
    out.set(shown, { dueOn, ...(isAsked ? { isAsked } : {}) });
  }
  return out;
}
/** What was merged with this copy and is not shown: each record and the link that makes it one. */
export async function copiesMergedWith(copyId: string): Promise<{ readonly link: SameCopy; readonly copy: Copy }[]> {
  const [links, same] = await Promise.all([copyLinks(), sameCopies()]);
  const own = linksUnder(copyId, links, same);
  const rows = await database().copy.bulkGet(own.map(mergedOf));
  return own.flatMap((link, at) => {
    const copy = rows[at];
    return copy && !copy.removed ? [{ link, copy }] : [];
  });
}
/** Titles that carry this ISBN or the same words, for telling somebody before it is added twice. */
export async function likeTitles(isbn: string, title: string): Promise<Title[]> {
  const byIsbn = isbn === '' ? [] : await titlesByIsbn([isbn]);
  const folded = fold(title);
  const byName = folded === '' ? [] : await titlesNamed([folded]);
  const shown = await Promise.all([...byIsbn, ...byName].map(async (row) => (await theTitle(row.id as string)) ?? row));
  return [...new Map(shown.map((row) => [row.id, row])).values()];
}

/** Which of the `count` numbers from `first` on books carry, as far as this device knows; not those of books taken back. */
export async function takenNumbers(first: string, count: number): Promise<Set<string>> {
  const rows = await numbered(accessionNumbersFrom(first, count) ?? []);
  return new Set(rows.filter(({ removed }) => !removed).map(({ accessionNumber }) => accessionNumber));
}
const numbered = (numbers: readonly string[]) => database().copy.where('accessionNumber').anyOf(numbers).toArray();
/** Bookcases and shelves of a site, as one list to choose from. */
export async function shelvesAt(siteId: string): Promise<{ id: string; bookcase: string; shelf: string }[]> {
  const [bookcases, shelves] = await Promise.all([
    database().bookcase.where('siteId').equals(siteId).toArray(),
    database().shelf.toArray(),
  ]);
  const lines = shelves.flatMap((shelf) => {
    const bookcase = bookcases.find(({ id, removed }) => id === shelf.bookcaseId && !removed);
    return bookcase && !shelf.removed ? [{ id: shelf.id, bookcase: bookcase.name, shelf: shelf.name }] : [];
  });
  return lines.sort((a, b) =>
    `${a.bookcase}.${a.shelf}`.localeCompare(`${b.bookcase}.${b.shelf}`, 'vi', { numeric: true }),
  );
}
