// Runs inside the browser: one check-in from the tap to "on disk", beside one raw strict IndexedDB write of the same rows.
// The two take turns, so that whatever else the machine does hits both.
import { attendance } from '#domain/events/attendance.ts';
import { checkIn } from '#domain/events/check-in.ts';
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import type { Member } from '#domain/membership/member.ts';
import type { Id } from '#domain/record/id.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import type { QueuedOp } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { watchOver } from '#device/upkeep/watch-over.ts';

export interface TapTimes {
  readonly ours: number[];
  readonly raw: number[];
}

/** Taps that are not counted: the browser compiles what it sees often. */
const warmUp = 100;

/** A gathering to check in at. */
export function gathering(): ReadingEvent {
  const startsAt = nowAt();
  return { id: freshId(), title: 'Tiết đọc', eventKind: 'readingPeriod', siteId: freshId(), startsAt, status: 'open' };
}

/** On the database that is open. */
export async function tapTimes(event: ReadingEvent, rounds: number): Promise<TapTimes> {
  // As in the app: the second copy of the queue is written meanwhile.
  watchOver(() => localStorage);
  const raw = await openRaw();
  const times: TapTimes = { ours: [], raw: [] };
  for (let at = 0; at < rounds + warmUp; at += 1) {
    const tap = await timed(() => oneTap(event));
    const sample = await lastWritten();
    const write = await timed(() => rawWrite(raw, sample));
    if (at >= warmUp) {
      times.ours.push(tap);
      times.raw.push(write);
    }
  }
  return times;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function oneTap(event: ReadingEvent): Promise<void> {
  const member: Member = { id: freshId(), fullName: 'Nguyễn Minh Châu', memberKind: 'pupil', status: 'active' };
  const decision = checkIn({ event, member, present: false, now: nowAt(), method: 'name' });
  if (decision.kind === 'change') await commit(decision.changes);
}

/** Attendances of earlier days, written as commit writes them, in bulk. */
export async function fill(event: ReadingEvent, count: number): Promise<void> {
  for (let at = 0; at < count; at += 500) {
    const batch = Array.from({ length: Math.min(500, count - at) }, () =>
      attendance.put({ eventId: event.id, memberId: freshId() as Id<'member'>, checkedInAt: nowAt(), method: 'name' }),
    );
    await commit(batch);
  }
}

interface Written {
  readonly row: unknown;
  readonly queued: QueuedOp;
}
async function lastWritten(): Promise<Written> {
  const queued = (await database().outbox.orderBy(':id').last()) as QueuedOp;
  return { row: await database().attendance.get(queued.op.recordId), queued };
}

/** The same two rows in the same stores with the same indexes, without any of our code or any library. */
function openRaw(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(`raw-${Math.random()}`, 1);
    request.addEventListener('upgradeneeded', () => {
      const records = request.result.createObjectStore('attendance', { keyPath: 'id' });
      for (const name of attendance.indexes) records.createIndex(name, name);
      const outbox = request.result.createObjectStore('outbox', { keyPath: 'seq' });
      outbox.createIndex('key', 'key');
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('no raw database')));
  });
}

function rawWrite(db: IDBDatabase, { row, queued }: Written): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(['attendance', 'outbox'], 'readwrite', { durability: 'strict' });
    transaction.objectStore('attendance').put(row);
    transaction.objectStore('outbox').put(queued);
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(new Error('raw write aborted')));
  });
}
