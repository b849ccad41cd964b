// An index that an earlier version of the app has saved does not say how its titles are filed. It is built anew from the titles
// that lie beside it, once, when it is read for the first time; a library without a network needs nobody for it.
import type { Title } from '#domain/catalogue/title.ts';
import { hashOf } from '#protocol/snapshot/ranges.ts';
import type { Database } from '../../database.ts';
import { rowIn } from '../block.ts';
import { blocksOf, type IndexRow } from '../tables.ts';
import { buildIndex } from './build-index.ts';

/** The index in the form that this version reads. */
export async function inThisForm(db: Database, found: IndexRow): Promise<IndexRow> {
  if (isRead(found)) return found;
  // A database that takes no writing (a full disk, a newer app's) is read as it is, and asked again at the next start.
  return renew(db, found.range, 'rw').catch(() => renew(db, found.range, 'r'));
}
/** @throws when it has gone meanwhile: then what is read is out of date */
function renew(db: Database, range: number, mode: 'r' | 'rw'): Promise<IndexRow> {
  return db.transaction(mode, [db.titleIndex, db.titleBlock], async () => {
    const [stands, titles] = await Promise.all([db.titleIndex.get(range), titlesIn(db, range)]);
    if (!stands) throw new Error('An index has gone.');
    if (isRead(stands)) return stands;
    const hashes = Uint32Array.from(titles, ({ id }) => hashOf(id));
    const index = { range, ...buildIndex(titles, hashes) };
    if (mode === 'rw') await db.titleIndex.put(index);
    return index;
  });
}
/** Whether an index has all that this version reads. */
export const isRead = (index: Partial<IndexRow>) => index.inOrder !== undefined;

async function titlesIn(db: Database, range: number): Promise<Title[]> {
  const blocks = db.titleBlock.where('id').between(...blocksOf(range));
  return (await blocks.toArray()).flatMap((block) =>
    Array.from({ length: block.starts.length - 1 }, (_, at) => {
      const row = rowIn(block, at);
      return { id: row?.id, ...row?.state.fields } as unknown as Title;
    }),
  );
}
