// Which segments a scope's list wants, beside those that are here. Titles that lie in segments are replaced range by range;
// what the list no longer names goes.
import type { SegmentEntry, SnapshotAnswer } from '#protocol/snapshot/manifest.ts';
import type { Database } from '../database.ts';
import { roomLeft } from '../upkeep/private-files.ts';
import { catalogueOf } from './find.ts';
import { blocksOf, isPacked, type SegmentRow } from './tables.ts';

type List = Pick<SnapshotAnswer, 'scope' | 'seq' | 'segments'>;

/** Inside a transaction over segment, load, meta and the tables of titles in segments. */
export async function noteList(db: Database, { scope, seq, segments }: List): Promise<void> {
  const titles = segments.filter(isPacked);
  const before = await catalogueOf(db);
  const of = titles[0]?.of;
  const isOurs = before?.scope === scope;
  const staysCut = isOurs && before.of === of;
  if (isOurs ? !staysCut : of !== undefined) await forgetTitles(db);
  if (of !== undefined) await db.meta.put({ id: 'catalogue', scope, of });
  const known = new Map((await db.segment.where('scope').equals(scope).toArray()).map((row) => [row.id, row]));
  const rows = segments.map((entry): SegmentRow => {
    const id = idOf(scope, entry);
    const isHere = known.get(id)?.isHere === true && known.get(id)?.sha256 === entry.sha256;
    return { ...entry, id, scope, isHere: isHere && (!isPacked(entry) || staysCut) };
  });
  const named = new Set(rows.map(({ id }) => id));
  const gone = [...known.values()].filter(({ id }) => !named.has(id));
  for (const row of gone) if (isPacked(row) && staysCut) await forgetRange(db, row.range);
  await db.segment.bulkDelete(gone.map(({ id }) => id));
  await db.segment.bulkPut(rows);
  if (rows.length > 0) await db.load.put({ scope, seq });
  else await db.load.delete(scope);
}

const idOf = (scope: string, { type, order, range }: SegmentEntry) => `${scope} ${type} ${order} ${range}`;

/** No title lies in segments any more. */
export async function forgetTitles(db: Database): Promise<void> {
  const { titlePlace, titleCode, titleBlock, titleIndex, wholeIndex, meta } = db;
  await Promise.all([titlePlace, titleCode, titleBlock, titleIndex, wholeIndex].map((table) => table.clear()));
  await meta.delete('catalogue');
}
async function forgetRange(db: Database, range: number): Promise<void> {
  await db.titleBlock
    .where('id')
    .between(...blocksOf(range))
    .delete();
  await Promise.all([db.titlePlace.delete(range), db.titleCode.delete(range), db.titleIndex.delete(range)]);
}

/** A record on the disk, with what finds it, in bytes: about. */
const bytesPerRow = 500;

/** Before a large load, whether there is room for it: stopping half-way would leave none for what people write. */
export async function isRoomFor(segments: readonly SegmentEntry[]): Promise<boolean> {
  const needed = segments.reduce((sum, { rows }) => sum + rows * bytesPerRow, 0);
  return ((await roomLeft()) ?? needed) >= needed;
}
