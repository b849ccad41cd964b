// The first load of a scope by segments. Which are wanted and which are here stands in a table, so a load goes on where it was
// broken off, by any program; only when all are here does the cursor move.
import type { Fault } from '#protocol/fault.ts';
import { snapshotAnswer, snapshotPath, type SnapshotAnswer } from '#protocol/snapshot/manifest.ts';
import { segmentForm } from '#protocol/snapshot/segment.ts';
import * as v from 'valibot';
import { wallMs } from '../clock.ts';
import type { ClockRow } from '../database.ts';
import { database } from '../open-database.ts';
import { sendAsDevice } from '../round/send-as-device.ts';
import { mustBeOurs, TurnLost, type Turn } from '../round/turn.ts';
import { transact } from '../upkeep/steady.ts';
import { keepArrived } from './desk.ts';
import { fetchSegment, type Fetched } from './fetch-segment.ts';
import { isRoomFor, noteList } from './lists.ts';
import { isPacked, type SegmentRow } from './tables.ts';

export type Loaded = { readonly ok: true; readonly more: boolean } | { readonly ok: false; readonly fault: Fault };

/** Fetched at the same time: the line is busy while one is being taken in. */
const ahead = 3;
/** Scopes whose list was empty or not to be understood: they are pulled. Forgotten with the program, which may be newer. */
const pulledWhole = new Set<string>();

/** Whether the server may answer that a scope is better loaded by segments. */
export function takesSegments(scope: string): boolean {
  const canCheck = (globalThis.crypto as { readonly subtle?: unknown } | undefined)?.subtle !== undefined;
  return canCheck && !pulledWhole.has(scope);
}

/** Asks for the list of a scope and notes what is wanted of it. */
export async function beginLoad(scope: string, turn: Turn): Promise<Loaded> {
  const { device } = (await database().meta.get('clock')) as ClockRow;
  const answered = await sendAsDevice({
    path: snapshotPath,
    body: { device, scope },
    accept: 'application/json',
    signal: turn.signal,
  });
  if (!answered.ok && answered.fault.kind !== 'server-trouble') return answered;
  const given: unknown = answered.ok ? await answered.response.json().catch(() => undefined) : undefined;
  const list = v.safeParse(snapshotAnswer, given);
  if (answered.ok && !list.success) return { ok: false, fault: { kind: 'not-our-server' } };
  const useful = list.success && list.output.form === segmentForm && list.output.segments.length > 0;
  if (!useful) pulledWhole.add(scope);
  const known: List = useful ? list.output : { scope, seq: 0, segments: [] };
  if (!(await isRoomFor(known.segments))) return { ok: false, fault: { kind: 'no-room' } };
  await begin(known, turn);
  return { ok: true, more: true };
}
type List = Pick<SnapshotAnswer, 'scope' | 'seq' | 'segments'>;

async function begin(list: List, turn: Turn): Promise<void> {
  const db = database();
  await transact(db, ['segment', 'load', 'meta', 'lease', ...titleStores], async () => {
    await mustBeOurs(db, turn);
    await noteList(db, list);
  });
}
const titleStores = ['titlePlace', 'titleCode', 'titleBlock', 'titleIndex', 'wholeIndex'] as const;

/** Fetches what is wanted, in order, until all is here, the line is cut, or the round's time is up. */
export async function goOnLoading(turn: Turn, until: number): Promise<Loaded> {
  const loads = await database().load.toArray();
  if (loads.length === 0) return { ok: true, more: false };
  const wanted = (await database().segment.toArray())
    .filter(({ isHere }) => !isHere)
    .sort((a, b) => a.order - b.order || a.range - b.range);
  const coming: Promise<Fetched>[] = [];
  let trouble: Fault | undefined;
  let isLost = false;
  for (const [taken, row] of wanted.entries()) {
    // After a cut no more are begun, but what is on its way is waited for: the next round would fetch it a second time.
    while (!trouble && !isLost && coming.length < Math.min(taken + ahead, wanted.length) && wallMs() < until)
      coming.push(fetchSegment(wanted[coming.length] as SegmentRow, turn.signal));
    const fetched = await coming[taken];
    if (!fetched) break;
    const fault = 'fault' in fetched ? fetched.fault : await keep(row, fetched.bytes, turn);
    if (fault === 'lost') isLost = true;
    else trouble ??= fault;
  }
  if (trouble) return isOutdated(trouble) ? beginAnew(turn) : { ok: false, fault: trouble };
  if (isLost || coming.length < wanted.length) return { ok: true, more: true };
  for (const { scope } of loads) await finish(scope, turn);
  return { ok: true, more: false };
}

async function keep(row: SegmentRow, bytes: ArrayBuffer, turn: Turn): Promise<Fault | 'lost' | undefined> {
  const { id, scope, isHere: _here, ...entry } = row;
  const how = await keepArrived({ id, scope, entry, bytes, turn: turn.token }).catch((reason: unknown) => {
    // A worker tells an error by its name alone.
    throw reason instanceof Error && reason.name === 'TurnLost' ? new TurnLost() : reason;
  });
  if (how === 'lost') return how;
  return how === 'kept' ? undefined : { kind: 'not-our-server' };
}

/** The server no longer has a segment that its list named: a newer list is there. */
function isOutdated(fault: Fault): boolean {
  return fault.kind === 'server-trouble' && fault.status === 404;
}
async function beginAnew(turn: Turn): Promise<Loaded> {
  for (const { scope } of await database().load.toArray()) {
    const begun = await beginLoad(scope, turn);
    if (!begun.ok) return begun;
  }
  return { ok: true, more: true };
}

/** Everything is here: what is newer is pulled from now on. */
async function finish(scope: string, turn: Turn): Promise<void> {
  const db = database();
  await transact(db, ['segment', 'load', 'meta', 'lease'], async () => {
    await mustBeOurs(db, turn);
    const [load, clock, rows] = await Promise.all([
      db.load.get(scope),
      db.meta.get('clock'),
      db.segment.where('scope').equals(scope).toArray(),
    ]);
    if (!load || clock?.id !== 'clock' || rows.some(({ isHere }) => !isHere)) return;
    const cursor = Math.max(clock.cursors[scope] ?? 0, load.seq);
    await db.meta.put({ ...clock, cursors: { ...clock.cursors, [scope]: cursor } });
    await db.segment.bulkDelete(rows.filter((row) => !isPacked(row)).map(({ id }) => id));
    await db.load.delete(scope);
  });
}
