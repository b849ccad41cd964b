// The indexes of all segments once more, as one value. A browser keeps each large value in a file of its own, and opening some
// sixty of them takes longer than reading what stands in them. It is a copy, named by the segments that it was made of: where
// others are here it is not looked at, where it cannot be read it goes, and the rows count.
import type { Database } from '../../database.ts';
import { isPacked, type IndexPart, type IndexRow, type WholeIndex } from '../tables.ts';
import type { Index } from './build-index.ts';
import { isRead } from './renew-index.ts';

/** All texts and columns of an index: the compiler asks for each. */
const parts = Object.keys({
  words: 0,
  wordStarts: 0,
  postings: 0,
  postingStarts: 0,
  namedEnds: 0,
  names: 0,
  nameStarts: 0,
  inOrder: 0,
  hashes: 0,
  levels: 0,
  codes: 0,
} satisfies Record<IndexPart, 0>) as IndexPart[];
/** A copy in another form is not looked at. The number is raised when what stands in a part comes to mean something else. */
const form = `1 ${parts.join(' ')}`;

/** The indexes of all segments that are here. */
export async function readIndexes(db: Database): Promise<IndexRow[]> {
  const segments = await segmentsHere(db);
  return (segments && (await readWhole(db, segments))) || db.titleIndex.toArray();
}
async function readWhole(db: Database, segments: string): Promise<IndexRow[] | undefined> {
  try {
    const whole = await db.wholeIndex.get(segments);
    return whole && apart(whole);
  } catch {
    // Its file may have been lost with the power: it is made anew when there is time.
    await db.wholeIndex.delete(segments).catch(() => undefined);
    return undefined;
  }
}

/** Puts the indexes together for the next start. Does nothing while segments are still to come, and where it is done. */
export async function keepWhole(db: Database): Promise<void> {
  await db.transaction('rw', [db.segment, db.load, db.titleIndex, db.wholeIndex], async () => {
    const [segments, loads] = await Promise.all([segmentsHere(db), db.load.count()]);
    if (segments === '' || loads > 0) return;
    if ((await db.wholeIndex.where('segments').equals(segments).count()) > 0) return;
    const rows = await db.titleIndex.toArray();
    await db.wholeIndex.clear();
    if (rows.every(isRead)) await db.wholeIndex.put(together(rows, segments));
  });
}

/** Names the titles' segments that are here, whatever else there is; empty where there are none. */
async function segmentsHere(db: Database): Promise<string> {
  const here = (await db.segment.toArray()).filter((row) => row.isHere && isPacked(row));
  const names = here.map(({ range, sha256 }) => `${range}:${sha256}`).sort();
  return names.length === 0 ? '' : `${form} ${names.join(' ')}`;
}

export function together(rows: readonly IndexRow[], segments: string): WholeIndex {
  const ofEach = <Value>(value: (part: IndexPart) => Value) =>
    Object.fromEntries(parts.map((part) => [part, value(part)])) as Record<IndexPart, Value>;
  const all = ofEach((part) => joined(rows.map((row) => row[part])));
  return {
    ...(all as Pick<Index, IndexPart>),
    segments,
    ranges: rows.map(({ range }) => range),
    rows: rows.map((row) => row.rows),
    sizes: ofEach((part) => rows.map((row) => row[part].length)),
  };
}

type Text = Extract<Index[IndexPart], string>;
type Column = Exclude<Index[IndexPart], string>;
function joined(each: readonly (Text | Column)[]): Text | Column {
  const columns = each.filter((one) => typeof one !== 'string');
  const [first] = columns;
  if (!first) return each.join('');
  const Kind = first.constructor as new (size: number) => Column;
  const all = new Kind(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}

/** The indexes as they were: they look into the one value, which is not copied. */
export function apart(whole: WholeIndex): IndexRow[] {
  const ends = new Map<IndexPart, number>();
  const cut = (part: IndexPart, nth: number) => {
    const from = ends.get(part) ?? 0;
    const to = from + (whole.sizes[part][nth] ?? 0);
    ends.set(part, to);
    const all = whole[part];
    return typeof all === 'string' ? all.slice(from, to) : all.subarray(from, to);
  };
  return whole.ranges.map((range, nth) => {
    const cuts = Object.fromEntries(parts.map((part) => [part, cut(part, nth)] as const));
    return { ...(cuts as unknown as Pick<Index, IndexPart>), range, rows: whole.rows[nth] ?? 0 };
  });
}
