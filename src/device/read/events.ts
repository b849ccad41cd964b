// Questions about gatherings and who was there.
import type { Attendance } from '#domain/events/attendance.ts';
import type { DoorCount } from '#domain/events/door-count.ts';
import type { Headcount } from '#domain/events/headcount.ts';
import { isOfDay } from '#domain/events/is-running.ts';
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import { tallyEvent, type EventTally } from '#domain/events/tally-event.ts';
import { addDays, momentOf } from '#domain/record/day.ts';
import { database } from '../open-database.ts';
import { sameMembers } from './same.ts';

export async function theEvent(id: string): Promise<ReadingEvent | undefined> {
  const row = await database().readingEvent.get(id);
  return row?.removed ? undefined : row;
}
/** Gatherings that begin between two days, both included, in the order of time. */
export async function eventsBetween(fromDay: string, toDay: string): Promise<ReadingEvent[]> {
  const range = [momentOf(fromDay, '00:00'), momentOf(addDays(toDay, 1), '00:00')] as const;
  const rows = await database()
    .readingEvent.where('startsAt')
    .between(...range)
    .sortBy('startsAt');
  return rows.filter((row) => !row.removed);
}

/** Gatherings of one day, with one of the evening before that goes on into it. */
export async function eventsOf(day: string): Promise<ReadingEvent[]> {
  return (await eventsBetween(addDays(day, -1), day)).filter((event) => isOfDay(event, day));
}

/** All that was written about one gathering; each attendance under the member that is shown. */
export interface Presence {
  readonly attendances: readonly Attendance[];
  readonly headcounts: readonly Headcount[];
  readonly doorCounts: readonly DoorCount[];
  readonly tally: EventTally;
}
export async function presenceAt(eventId: string): Promise<Presence> {
  const db = database();
  const [attendances, headcounts, doorCounts] = await Promise.all([
    db.attendance.where('eventId').equals(eventId).toArray(),
    db.headcount.where('eventId').equals(eventId).toArray(),
    db.doorCount.where('eventId').equals(eventId).toArray(),
  ]);
  const same = await sameMembers();
  const standing = {
    attendances: attendances
      .filter((row) => !row.removed)
      .map((row) => ({ ...row, memberId: same.shownFor(row.memberId) })),
    headcounts: headcounts.filter((row) => !row.removed),
    doorCounts: doorCounts.filter((row) => !row.removed),
  };
  const members = await db.member.bulkGet(standing.attendances.map(({ memberId }) => memberId));
  const groupOf = new Map(
    members.flatMap((row) => (row ? [[row.id as string, row.groupId ?? undefined] as const] : [])),
  );
  // Somebody who is written twice and was checked in under both names came once.
  const once = new Map(standing.attendances.map((row) => [row.memberId, row]));
  return { ...standing, tally: tallyEvent({ ...standing, attendances: [...once.values()], groupOf }) };
}
