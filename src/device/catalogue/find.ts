// Finds titles that lie in segments, by id or by ISBN: a hash says where a title may stand, the title itself whether it is the
// one. Only the database is awaited, so this may be part of any transaction over `titleTables`.
import { hashOf, rangeOf } from '#protocol/snapshot/ranges.ts';
import type { AnyRow, CatalogueRow, Database } from '../database.ts';
import { rowFromState } from '../row.ts';
import { rowIn } from './block.ts';
import { blockId, blockRows, type BlockRow } from './tables.ts';

/** Where a title lies. */
export interface Place {
  readonly range: number;
  readonly row: number;
}
export interface PlacedTitle extends Place {
  readonly title: AnyRow;
}

/** Titles that lie in segments, whatever stands above them; undefined when all are rows. */
export async function catalogueOf(db: Database): Promise<CatalogueRow | undefined> {
  const found = await db.meta.get('catalogue');
  return found?.id === 'catalogue' ? found : undefined;
}

/** Those of these ids that lie in segments, by id. */
export async function titlesInSegments(db: Database, ids: readonly string[]): Promise<Map<string, PlacedTitle>> {
  const wanted = new Set(ids);
  const catalogue = wanted.size > 0 ? await catalogueOf(db) : undefined;
  if (!catalogue) return new Map();
  const hashes = [...wanted].map(hashOf);
  const ranges = [...new Set(hashes.map((hash) => rangeOf(hash, catalogue.of)))];
  const rows = new Map((await db.titlePlace.bulkGet(ranges)).map((row, at) => [ranges[at] as number, row?.hashes]));
  const places = hashes.flatMap((hash) => {
    const range = rangeOf(hash, catalogue.of);
    return placesOf(rows.get(range), hash).map((row): Place => ({ range, row }));
  });
  const found = await titlesAt(db, places, catalogue.scope);
  return new Map(found.filter(({ title }) => wanted.has(title.id)).map((one) => [one.title.id, one]));
}

/** Those that carry one of these ISBNs. */
export async function titlesInSegmentsByIsbn(db: Database, isbns: readonly string[]): Promise<AnyRow[]> {
  const catalogue = await catalogueOf(db);
  if (!catalogue) return [];
  const hashes = isbns.map(codeHash);
  const places = (await db.titleCode.toArray()).flatMap(({ range, hashes: codes }) =>
    hashes.flatMap((hash) => placesOf(codes, hash).map((row): Place => ({ range, row }))),
  );
  const found = await titlesAt(db, places, catalogue.scope);
  return found.map(({ title }) => title).filter(({ isbn }) => isbns.includes(isbn as string));
}

/** The titles at these places, in their order. Blocks that are `known` are not read again, and those read become so. */
export async function titlesAt(
  db: Database,
  places: readonly Place[],
  scope: string,
  known = new Map<number, BlockRow>(),
): Promise<PlacedTitle[]> {
  const ids = new Set(places.map(({ range, row }) => blockId(range, row)));
  const missing = [...ids].filter((id) => !known.has(id));
  for (const block of await db.titleBlock.bulkGet(missing)) if (block) known.set(block.id, block);
  return places.flatMap((place) => {
    const block = known.get(blockId(place.range, place.row));
    const found = block && rowIn(block, place.row % blockRows);
    if (!found) return [];
    const { id, seq, state } = found;
    return [{ ...place, title: rowFromState({ type: 'title', id, scope, seq }, state) }];
  });
}

/** 0 is kept for titles without one. */
export const codeHash = (isbn: string) => hashOf(isbn) || 1;

function placesOf(hashes: Uint32Array | undefined, hash: number): number[] {
  const places: number[] = [];
  for (let at = hashes?.indexOf(hash) ?? -1; at >= 0; at = hashes?.indexOf(hash, at + 1) ?? -1) places.push(at);
  return places;
}
