// The indexes of all segments once more, as one value. A browser keeps each large value in a file of its own, and opening some
// sixty of them takes longer than reading what stands in them. It is a copy, named by the segments that it was made of: where
// others are here it is not looked at, and the rows count.
import type { Database } from '../../database.ts';
import { isPacked, type IndexRow, type WholeIndex } from '../tables.ts';
import type { Index } from './build-index.ts';
import { isRead } from './renew-index.ts';

/** Raised whenever indexes come to look otherwise: a copy in an older form is not looked at either. */
const form = 1;

const texts = ['words', 'names'] as const satisfies readonly (keyof Index)[];
const columns = [
  'wordStarts',
  'postings',
  'postingStarts',
  'namedEnds',
  'nameStarts',
  'inOrder',
  'hashes',
  'levels',
  'codes',
] as const satisfies readonly (keyof Index)[];
type Part = (typeof texts)[number] | (typeof columns)[number];

/** The indexes of all segments that are here. */
export async function readIndexes(db: Database): Promise<IndexRow[]> {
  const of = await segmentsHere(db);
  const whole = of === '' ? undefined : await db.titleWhole.get(of);
  return whole ? apart(whole) : db.titleIndex.toArray();
}

/** Puts the indexes together for the next start. Does nothing while segments are still to come, and where it is done. */
export async function keepWhole(db: Database): Promise<void> {
  await db.transaction('rw', [db.segment, db.load, db.titleIndex, db.titleWhole], async () => {
    const [of, loads] = await Promise.all([segmentsHere(db), db.load.count()]);
    if (of === '' || loads > 0 || (await db.titleWhole.where('of').equals(of).count()) > 0) return;
    const rows = await db.titleIndex.toArray();
    await db.titleWhole.clear();
    if (rows.every(isRead)) await db.titleWhole.put(together(rows, of));
  });
}

/** Names the titles' segments that are here, whatever else there is; empty where there are none. */
async function segmentsHere(db: Database): Promise<string> {
  const here = (await db.segment.toArray()).filter((row) => row.isHere && isPacked(row));
  const names = here.map(({ range, sha256 }) => `${range}:${sha256}`).sort();
  return names.length === 0 ? '' : `${form} ${names.join(' ')}`;
}

export function together(rows: readonly IndexRow[], of: string): WholeIndex {
  const sizes = (part: Part) => rows.map((row) => row[part].length);
  return {
    of,
    ranges: rows.map(({ range }) => range),
    rows: rows.map((row) => row.rows),
    sizes: Object.fromEntries([...texts, ...columns].map((part) => [part, sizes(part)])),
    ...Object.fromEntries(texts.map((part) => [part, rows.map((row) => row[part]).join('')])),
    ...Object.fromEntries(columns.map((part) => [part, concatenated(rows.map((row) => row[part]))])),
  } as unknown as WholeIndex;
}

type Column = Index[(typeof columns)[number]];
function concatenated(parts: readonly Column[]): Column | undefined {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const Kind = parts[0]?.constructor as (new (size: number) => Column) | undefined;
  const all = Kind && new Kind(size);
  let at = 0;
  for (const part of parts) {
    all?.set(part, at);
    at += part.length;
  }
  return all;
}

/** The indexes as they were: they look into the one value, which is not copied. */
export function apart(whole: WholeIndex): IndexRow[] {
  const at = new Map<Part, number>();
  const cut = (part: Part, nth: number) => {
    const from = at.get(part) ?? 0;
    const to = from + (whole.sizes[part]?.[nth] ?? 0);
    at.set(part, to);
    const all = whole[part];
    return typeof all === 'string' ? all.slice(from, to) : all.subarray(from, to);
  };
  return whole.ranges.map((range, nth) => {
    const parts = [...texts, ...columns].map((part) => [part, cut(part, nth)] as const);
    return { range, rows: whole.rows[nth], ...Object.fromEntries(parts) } as unknown as IndexRow;
  });
}
