// The sample's places and books as records: units, sites, bookcases with their shelves, titles, and copies numbered through
// each register without a gap.
import { copy } from '#domain/catalogue/copy.ts';
import { title } from '#domain/catalogue/title.ts';
import { bookcase } from '#domain/places/bookcase.ts';
import { shelf } from '#domain/places/shelf.ts';
import { site } from '#domain/places/site.ts';
import { unit } from '#domain/places/unit.ts';
import type { Id } from '#domain/record/id.ts';
import { dayBefore, momentOf, sampleId, siteId, type Draft } from './draft.ts';
import { sampleBookcases, sampleSites, sampleUnits, type SampleSiteKey, type SampleUnitKey } from './places.ts';
import type { SampleTitle } from './books/sample-title.ts';
import { sampleTitles } from './books/titles.ts';

/** A copy of the sample, with what later drawing needs. */
export interface SampleCopy {
  readonly id: Id<'copy'>;
  readonly titleId: Id<'title'>;
  readonly site: SampleSiteKey;
  readonly unit: SampleUnitKey;
  readonly forChildren: boolean;
}

const mainSites: readonly SampleSiteKey[] = ['minh-tam', 'ban-cai', 'song-cau'];

export function draftPlaces(draft: Draft): void {
  const atMs = momentOf(dayBefore(draft.today, 60), '08:00');
  for (const { key, name, kind, communeCode } of sampleUnits) {
    const change = unit.put({ name, unitKind: kind, communeCode }, draft.unitIdOf(key));
    draft.changes.push({ unit: key, change, atMs });
  }
  for (const { key, unit: owner, name, place } of sampleSites) {
    const siteKind = mainSites.includes(key) ? 'main' : 'satellite';
    draft.changes.push({ unit: owner, change: site.put({ name, siteKind, address: place }, siteId(key)), atMs });
  }
  for (const one of sampleBookcases) {
    const owner = sampleSites.find(({ key }) => key === one.site)?.unit ?? 'minh-tam';
    const bookcaseId = bookcaseOf(one.site, one.number);
    const change = bookcase.put({ siteId: siteId(one.site), name: String(one.number) }, bookcaseId);
    draft.changes.push({ unit: owner, change, atMs });
    for (let row = 1; row <= one.shelves; row += 1) {
      const put = shelf.put({ bookcaseId, name: String(row) }, sampleId('shelf', one.site, `${one.number}.${row}`));
      draft.changes.push({ unit: owner, change: put, atMs });
    }
  }
}

const bookcaseOf = (key: SampleSiteKey, number: number) => sampleId('bookcase', key, String(number));

/** Which libraries hold the book, and how many copies each. */
function holdings(book: SampleTitle, at: number): readonly [SampleSiteKey, number][] {
  const isForSchool = book.register === 'GK' || book.register === 'NV';
  const few: [SampleSiteKey, number][] = [['minh-tam', 1 + (at % 4)]];
  if (at % 5 === 0) few.push(['khe-mong', 1]);
  if (at % 7 === 0) few.push(['na-leng', 1]);
  if (!isForSchool && at % 3 === 0) few.push(['ban-cai', 1 + (at % 2)]);
  if (!isForSchool && at % 4 === 0) few.push(['song-cau', 1]);
  return few;
}

export function draftBooks(draft: Draft): SampleCopy[] {
  const numbers = new Map<string, number>();
  const known = new Set<string>();
  const copies: SampleCopy[] = [];
  for (const [at, book] of sampleTitles.entries()) {
    for (const [key, count] of holdings(book, at)) {
      const owner = sampleSites.find((one) => one.key === key)?.unit ?? 'minh-tam';
      const titleId = sampleId('title', owner, String(at));
      if (!known.has(titleId)) draft.changes.push(titleChange(draft, { owner, titleId, book }));
      known.add(titleId);
      for (let nth = 0; nth < count; nth += 1) {
        const number = (numbers.get(`${owner} ${book.register}`) ?? 0) + 1;
        numbers.set(`${owner} ${book.register}`, number);
        copies.push(draftCopy(draft, { owner, key, titleId, book, number }));
      }
    }
  }
  return copies;
}

function titleChange(draft: Draft, of: { owner: SampleUnitKey; titleId: Id<'title'>; book: SampleTitle }) {
  const { author, register, classMark, ...rest } = of.book;
  const authors = author ? { authors: author.split(', ') } : {};
  const classed = classMark ? { classScheme: 'DDC', classMark } : {};
  const change = title.put({ ...rest, ...authors, ...classed, bookType: register }, of.titleId);
  return { unit: of.owner, change, atMs: momentOf(dayBefore(draft.today, 58), '09:00') };
}

interface CopyDraft {
  owner: SampleUnitKey;
  key: SampleSiteKey;
  titleId: Id<'title'>;
  book: SampleTitle;
  number: number;
}
function draftCopy(draft: Draft, { owner, key, titleId, book, number }: CopyDraft): SampleCopy {
  const accessionNumber = `${book.register}.${String(number).padStart(5, '0')}`;
  const id = sampleId('copy', owner, accessionNumber);
  const cases = sampleBookcases.filter((one) => one.site === key);
  const stands = cases[draft.draw(cases.length)];
  const shelfName = stands && `${stands.number}.${1 + draft.draw(stands.shelves)}`;
  const where = shelfName ? { shelfId: sampleId('shelf', key, shelfName) } : {};
  const source = (['budget', 'gift', 'collection'] as const)[draft.draw(3)] ?? 'gift';
  const acquiredOn = dayBefore(draft.today, 60 + draft.draw(900));
  const fields = { titleId, siteId: siteId(key), accessionNumber, status: 'inService', source, acquiredOn } as const;
  const atMs = momentOf(dayBefore(draft.today, 57), '09:00');
  draft.changes.push({ unit: owner, change: copy.put({ ...fields, ...where }, id), atMs });
  return { id, titleId, site: key, unit: owner, forChildren: book.register === 'TN' };
}
