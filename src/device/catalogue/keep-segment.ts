// Takes in one segment that has arrived: what it holds is checked against its name, and everything that follows from it is
// written in one transaction. Runs where it may take its time, in the catalogue's own worker if there is one.
import { recordKey } from '#protocol/op.ts';
import type { SegmentEntry } from '#protocol/snapshot/manifest.ts';
import { hashOf, rangeOf } from '#protocol/snapshot/ranges.ts';
import { recordAt, segmentFromText, type Segment } from '#protocol/snapshot/segment.ts';
import { valueIn } from '#protocol/snapshot/cells.ts';
import { absorbRows } from '../absorb.ts';
import { sha256 } from '../courier/sha256.ts';
import type { AnyRow, ClockRow, Database } from '../database.ts';
import { databaseForPulls } from '../open-database.ts';
import { ownOps } from '../outbox.ts';
import { mustBeOurs } from '../round/turn.ts';
import { transact } from '../upkeep/steady.ts';
import { blockOf } from './block.ts';
import { buildIndex, type Indexed } from './search/build-index.ts';
import { blockId, blockRows, blocksOf, isPacked, type BlockRow, type IndexRow } from './tables.ts';

export interface Arrived {
  /** Its row in `segment`. */
  readonly id: string;
  readonly scope: string;
  readonly entry: SegmentEntry;
  /** As they were before compression. */
  readonly bytes: ArrayBuffer;
  /** Whose round it came in. */
  readonly turn: string;
}
/** broken: it is not what its name says, or nothing that this version can read; nothing was written. */
export type KeptHow = 'kept' | 'broken';

const tables = ['segment', 'titlePlace', 'titleCode', 'titleBlock', 'titleIndex'];
const needed = ['outbox', 'answer', 'held', 'shadow', 'meta', 'lease', 'unknownRow'];

export async function keepSegment(arrived: Arrived): Promise<KeptHow> {
  const { id, scope, entry, bytes } = arrived;
  if ((await sha256(bytes)) !== entry.sha256) return 'broken';
  const segment = segmentFromText(new TextDecoder().decode(bytes));
  if (!segment || segment.type !== entry.type || segment.rows !== entry.rows) return 'broken';
  const db = databaseForPulls();
  const isKnown = db.tables.some(({ name }) => name === entry.type);
  const written = isPacked(entry) ? writtenOf(segment, entry.range) : undefined;
  await transact(db, [...tables, ...needed, ...(isKnown ? [entry.type] : [])], async () => {
    await mustBeOurs(db, { token: arrived.turn, signal: new AbortController().signal });
    const wanted = await db.segment.get(id);
    if (wanted?.sha256 !== entry.sha256) return;
    if (written) await putTitles(db, segment, entry, written);
    else await putRows(db, segment, scope);
    if (written) await settleRows(db, segment, scope, entry);
    await db.segment.put({ ...wanted, isHere: true });
  });
  return 'kept';
}

interface Written {
  readonly index: IndexRow;
  readonly blocks: readonly BlockRow[];
}
/** Worked out before the transaction: it must not wait for arithmetic. */
function writtenOf(segment: Segment, range: number): Written {
  const blocks: BlockRow[] = [];
  for (let row = 0; row < segment.rows; row += blockRows) {
    blocks.push({ id: blockId(range, row), ...blockOf(segment, row, row + blockRows) });
  }
  return { index: { range, ...buildIndex(indexedOf(segment), segment.hashes) }, blocks };
}

/** What is indexed, straight from the columns. */
function indexedOf({ rows, fields }: Segment): Indexed[] {
  const names = ['title', 'volume', 'authors', 'publisher', 'partner', 'isbn', 'level'];
  const columns = fields.filter(({ name }) => names.includes(name));
  return Array.from({ length: rows }, (_, at) => {
    const titles: Record<string, unknown> = {};
    for (const column of columns) titles[column.name] = valueIn(column, at);
    return titles as unknown as Indexed;
  });
}

async function putTitles(db: Database, segment: Segment, { range }: SegmentEntry, written: Written): Promise<void> {
  const { index, blocks } = written;
  await db.titleBlock
    .where('id')
    .between(...blocksOf(range))
    .delete();
  await Promise.all([
    db.titleBlock.bulkPut([...blocks]),
    db.titlePlace.put({ range, hashes: segment.hashes }),
    db.titleCode.put({ range, hashes: index.codes }),
    db.titleIndex.put(index),
  ]);
}

/** Rows at once; between two lots others may read. */
async function putRows(db: Database, segment: Segment, scope: string): Promise<void> {
  const { cursors } = (await db.meta.get('clock')) as ClockRow;
  const rows = Array.from({ length: segment.rows }, (_, at) => recordAt(segment, at));
  await absorbRows({
    db,
    scope,
    cursors,
    rows: rows.map(({ id, seq, state }) => [segment.type, id, seq, state]),
  });
}

/** Titles that are rows already and stand in this segment too: own work comes to lie over the server's state, what is older
 * than the segment gives way to it, what is newer stays above it. */
async function settleRows(db: Database, segment: Segment, scope: string, { range, of }: SegmentEntry): Promise<void> {
  const title = db.table<AnyRow, string>('title');
  if ((await title.count()) === 0) return;
  const ids = (await title.toCollection().primaryKeys()).filter((id) => rangeOf(hashOf(id), of) === range);
  const rows = (await title.bulkGet(ids)).filter((row) => row !== undefined);
  const { cursors } = (await db.meta.get('clock')) as ClockRow;
  const own = await ownOps(
    db,
    ids.map((id) => recordKey('title', id)),
    cursors,
  );
  const gone: string[] = [];
  for (const row of rows) {
    const at = segment.hashes.indexOf(hashOf(row.id));
    const there = at < 0 ? undefined : recordAt(segment, at);
    if (there?.id !== row.id || there.seq < row.seq) continue;
    const { id, seq, state } = there;
    if (!own.has(recordKey('title', id))) gone.push(id);
    else await absorbRows({ db, scope, cursors, rows: [['title', id, seq, state]] });
  }
  await title.bulkDelete(gone);
}
