// Titles that people have said are one book: found under the words of all of them, and shown once.
import { resolveSame, type SameAs } from '#domain/record/same-as.ts';
import { hashOf } from '#protocol/snapshot/ranges.ts';
import type { AnyRow, Database } from '../database.ts';
import { buildIndex, nameOf, type Indexed } from './search/build-index.ts';
import { titlesInSegments } from './find.ts';
import type { Piece } from './on-top.ts';

export interface Merged {
  /** Of every title that is one with another. */
  readonly ids: ReadonlySet<string>;
  /** One title for each book; undefined when nothing is merged. */
  readonly piece?: Piece;
}

export async function readMerged(db: Database): Promise<Merged> {
  const links = ((await db.sameTitle.toArray()) as (SameAs & { removed?: true })[]).filter(({ removed }) => !removed);
  if (links.length === 0) return { ids: new Set() };
  const ids = new Set(links.flatMap(({ one, other }) => [one, other]));
  const same = resolveSame(links);
  const titles = await titlesByIds(db, [...ids]);
  const books = [...new Set([...ids].map((id) => same.shownFor(id)))].flatMap((id) => {
    const [shown, ...others] = same.allOf(id).map((one) => titles.get(one));
    if (!shown || shown.removed) return [];
    const words = others.flatMap((other) => (other ? textsOf(other) : []));
    return [{ id, title: shown as unknown as Indexed, words }];
  });
  const named = books.map((book) => ({ ...book, name: nameOf(book.title) }));
  named.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const indexed = named.map(({ title, words }) => ({ ...title, also: words }));
  const index = buildIndex(
    indexed,
    Uint32Array.from(named, ({ id }) => hashOf(id)),
  );
  return { ids, piece: { index, hidden: new Uint8Array(index.rows), ids: named.map(({ id }) => id) } };
}

function textsOf(row: AnyRow): string[] {
  const { title, volume, authors, publisher, partner, isbn } = row as unknown as Indexed;
  return [title, volume, ...(authors ?? []), publisher, partner, isbn].filter((text) => typeof text === 'string');
}

/** Titles by id, whether they are rows or lie in segments; those that are missing are left out. */
export async function titlesByIds(db: Database, ids: readonly string[]): Promise<Map<string, AnyRow>> {
  const rows = await db.table<AnyRow, string>('title').bulkGet([...ids]);
  const found = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  const lying = await titlesInSegments(
    db,
    ids.filter((id) => !found.has(id)),
  );
  for (const [id, { title }] of lying) found.set(id, title);
  return found;
}
