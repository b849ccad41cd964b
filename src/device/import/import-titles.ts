// Writes a list of books into the library. A title that is there already gets only the copies whose numbers are new, so a
// list can be brought in twice, or after it was broken off.
import { nextAccessionNumber } from '#domain/catalogue/accession.ts';
import { copy } from '#domain/catalogue/copy.ts';
import type { TitleRow } from '#domain/catalogue/read-title-list.ts';
import { title, type Title } from '#domain/catalogue/title.ts';
import type { Change } from '#domain/record/change.ts';
import { fold } from '#domain/record/fold.ts';
import type { Id } from '#domain/record/id.ts';
import { freshId } from '../clock.ts';
import { commit } from '../commit.ts';
import { newIdFor } from '../new-id.ts';
import { database } from '../open-database.ts';
import { titlesNamed } from '../catalogue/desk.ts';
import { lastAccessionNumber } from '../read/catalogue.ts';
import { inChunks } from '../read/in-chunks.ts';
import type { Imported } from './import-members.ts';
import { inPieces, type Watching } from './progress.ts';

const piece = 20;
const keyOf = ({ title: name, volume, authors, year }: Omit<Title, 'id'>) =>
  [fold(name), fold(volume ?? ''), fold(authors?.join(' ') ?? ''), year ?? ''].join('|');

export async function importTitles(rows: readonly TitleRow[], siteId: string, watching: Watching): Promise<Imported> {
  const titleIds = new Map<string, string>();
  const taken = await takenNumbers();
  const last = new Map<Title['bookType'], string | undefined>();
  for (const type of ['TN', 'TK', 'GK', 'NV'] as const) last.set(type, await lastAccessionNumber(type));
  const numbersFor = ({ fields, numbers, copies }: TitleRow, isKnown: boolean): string[] => {
    if (numbers.length > 0) return numbers.filter((number) => !taken.has(number));
    return Array.from({ length: isKnown ? 0 : copies }, () => {
      let number = nextAccessionNumber(fields.bookType, last.get(fields.bookType));
      while (taken.has(number)) number = nextAccessionNumber(fields.bookType, number);
      last.set(fields.bookType, number);
      return number;
    });
  };
  let added = 0;
  const changesOf = (row: TitleRow): Change[] => {
    const before = titleIds.get(keyOf(row.fields));
    const titleId = before ?? newIdFor(title, row.fields);
    const numbers = numbersFor(row, before !== undefined);
    for (const number of numbers) taken.add(number);
    titleIds.set(keyOf(row.fields), titleId);
    if (!before) added += 1;
    const { price } = row.fields;
    const same = { titleId, siteId: siteId as Id<'site'>, status: 'inService', ...(price ? { price } : {}) } as const;
    const copies = numbers.map((accessionNumber) => copy.put({ ...same, accessionNumber }, freshId<'copy'>()));
    return before ? copies : [title.put(row.fields, titleId), ...copies];
  };
  const work = async (some: readonly TitleRow[]) => {
    for (const known of await titlesNamed(some.map(({ fields }) => fold(fields.title))))
      if (!titleIds.has(keyOf(known))) titleIds.set(keyOf(known), known.id);
    await commit(some.flatMap(changesOf));
  };
  const isWhole = await inPieces(rows, { ...watching, size: piece, work });
  return { added, known: rows.length - added, isWhole };
}

async function takenNumbers(): Promise<Set<string>> {
  const taken = new Set<string>();
  for await (const rows of inChunks(database().copy))
    for (const { accessionNumber } of rows) taken.add(accessionNumber);
  return taken;
}
