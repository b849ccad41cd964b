// Once a week, after an update, and after reading anew: does this device hold what the server holds? What differs is put right by
// the server's records, under own ops that it does not contain yet, and counted. Read in short pieces: the screen never waits.
import { definitionOf, recordTypes } from '#domain/records.ts';
import { bucketOf, canonical, checkAnswer, checkPath, Sums, type CheckRequest } from '#protocol/check.ts';
import type { State } from '#protocol/merge/merge.ts';
import { recordKey } from '#protocol/op.ts';
import type { PageRow } from '#protocol/pull.ts';
import { readScope } from '#protocol/scope.ts';
import * as v from 'valibot';
import { absorbRows, tablesFor } from '../absorb.ts';
import { rowIn } from '../catalogue/block.ts';
import { catalogueOf } from '../catalogue/find.ts';
import type { AnyRow, ClockRow, Database } from '../database.ts';
import { database } from '../open-database.ts';
import { isCovered, ownOps } from '../outbox.ts';
import { inChunks } from '../read/in-chunks.ts';
import { sendAsDevice } from '../round/send-as-device.ts';
import { mustBeOurs, type Turn } from '../round/turn.ts';
import { rowFromState, stateFromRow } from '../row.ts';
import { transact } from '../upkeep/steady.ts';

/** Most buckets put right in one go; the rest waits for the next look. */
const mostBuckets = 32;

/** Records added up before the screen may draw again: a few milliseconds on a cheap tablet. */
const atOnce = 100;

/** How many records were put right; undefined when nothing could be said now. */
export async function checkScope(scope: string, turn: Turn): Promise<number | undefined> {
  let repaired = 0;
  for (let asked = 0; asked < mostBuckets; asked += 1) {
    const request = await sumUp(scope);
    if (!request) return undefined;
    const answered = await sendAsDevice({
      path: checkPath,
      body: request,
      accept: 'application/json',
      signal: turn.signal,
    });
    if (!answered.ok) return undefined;
    const answer = v.safeParse(checkAnswer, await answered.response.json().catch(() => undefined));
    if (!answer.success || answer.output.kind === 'later') return undefined;
    if (answer.output.kind === 'same') return repaired;
    const done = await putRight({ scope, request, turn, ...answer.output });
    // What cannot be put right would be asked for again and again.
    if (!done) return repaired;
    repaired += done;
  }
  return repaired;
}

/** The sums of the server's states that are held here; undefined when the scope moved meanwhile or is being read. */
async function sumUp(scope: string): Promise<CheckRequest | undefined> {
  const db = database();
  const before = await standing(db, scope);
  if (!before) return undefined;
  const sums = new Sums();
  for await (const states of heldStates(db, scope)) {
    for (const [at, [type, id, state]] of states.entries()) {
      if (at % atOnce === atOnce - 1) await new Promise((resolve) => setTimeout(resolve));
      sums.add(type, id, state);
    }
  }
  const after = await standing(db, scope);
  return after?.upto === before.upto && after.epoch === before.epoch
    ? { scope, ...before, sums: sums.toTexts() }
    : undefined;
}

async function standing(db: Database, scope: string) {
  const [clock, server, loads] = await Promise.all([db.meta.get('clock'), db.meta.get('server'), db.load.count()]);
  if (clock?.id !== 'clock' || server?.id !== 'server' || loads > 0 || clock.anew?.[scope]) return undefined;
  return { epoch: server.epoch, upto: clock.cursors[scope] ?? 0 };
}

type Held = readonly [type: string, id: string, state: State];

/** What the server has told of this scope, without own ops laid over it. */
async function* heldStates(db: Database, scope: string): AsyncGenerator<Held[]> {
  for (const type of recordTypes.filter((one) => definitionOf(one)?.scope === readScope(scope)?.kind))
    for await (const rows of inChunks<AnyRow>(db.table(type))) yield await withoutOwn(db, type, rows);
  for (const { key, state, ...row } of await db.unknownRow.toArray())
    if (row.scope === scope) yield [[key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1), state]];
  if ((await catalogueOf(db))?.scope === scope) yield* heldInSegments(db);
}

async function withoutOwn(db: Database, type: string, rows: readonly AnyRow[]): Promise<Held[]> {
  const told = rows.filter(({ seq }) => seq > 0);
  const shadows = await db.shadow.bulkGet(told.map(({ id }) => recordKey(type, id)));
  return told.map((row, at) => [type, row.id, shadows[at]?.state ?? stateFromRow(type, row)]);
}

/** Titles in segments that no row stands above. */
async function* heldInSegments(db: Database): AsyncGenerator<Held[]> {
  for (const key of await db.titleBlock.toCollection().primaryKeys()) {
    const block = await db.titleBlock.get(key);
    const rows = block ? Array.from({ length: block.starts.length - 1 }, (_, at) => rowIn(block, at)) : [];
    const titles = rows.filter((row) => row !== undefined);
    const above = await db.title.bulkGet(titles.map(({ id }) => id));
    yield titles.flatMap(({ id, state }, at) => ((above[at]?.seq ?? 0) > 0 ? [] : [['title', id, state] as const]));
  }
}

interface Bucket {
  readonly scope: string;
  readonly bucket: number;
  readonly rows: readonly PageRow[];
  readonly request: CheckRequest;
  readonly turn: Turn;
}
/** Makes one bucket what the server says it is, if the scope has not moved. How many records differed. */
async function putRight({ scope, bucket, rows, request, turn }: Bucket): Promise<number> {
  const db = database();
  const here = new Map<string, Held>();
  for await (const states of heldStates(db, scope))
    for (const held of states) if (bucketOf(held[0], held[1]) === bucket) here.set(recordKey(held[0], held[1]), held);
  const wrong = rows.filter(([type, id, , state]) => differs(here.get(recordKey(type, id))?.[2], state));
  const there = new Set(rows.map(([type, id]) => recordKey(type, id)));
  const extra = [...here].filter(([key, [, , state]]) => !there.has(key) && !state.removed).map(([, held]) => held);
  const tables = [...new Set([...tablesFor(wrong), ...extra.map(([type]) => type), 'load'])];
  return transact(db, tables, async () => {
    await mustBeOurs(db, turn);
    const now = await standing(db, scope);
    if (now?.upto !== request.upto || now.epoch !== request.epoch) return 0;
    const { cursors } = (await db.meta.get('clock')) as ClockRow;
    for (const [type, id] of wrong) if (definitionOf(type)) await db.table(type).update(id, { seq: 0 });
    await absorbRows({ db, scope, cursors, rows: wrong });
    for (const held of extra) await drop(db, scope, held, cursors);
    return wrong.length + extra.length;
  });
}

/** A removed record and none are alike. */
function differs(here: State | undefined, there: State): boolean {
  if (there.removed && (!here || here.removed)) return false;
  return here === undefined || canonical(here) !== canonical(there);
}

/** The server has no such record: what is seen of it is own ops alone, if any. */
async function drop(db: Database, scope: string, [type, id]: Held, cursors: ClockRow['cursors']): Promise<void> {
  const key = recordKey(type, id);
  if (!definitionOf(type)) return db.unknownRow.delete(key);
  const own = (await ownOps(db, [key], cursors)).get(key) ?? [];
  await db.shadow.delete(key);
  if (own.some((one) => !isCovered(one, cursors[scope] ?? 0))) await db.table(type).update(id, { seq: 0 });
  // A title may also lie in a segment, where it would come to light again.
  else if (type !== 'title' || !(await catalogueOf(db))) await db.table(type).delete(id);
  else await db.table(type).put(rowFromState({ type, id, scope, seq: 1 }, { fields: {}, removed: true }));
  return undefined;
}
