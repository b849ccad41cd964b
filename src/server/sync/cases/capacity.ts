// A gathering that took more people than it has places. Nobody who was written down is removed; the organiser is told.
import type { Attendance } from '#domain/events/attendance.ts';
import type { DoorCount } from '#domain/events/door-count.ts';
import type { Headcount } from '#domain/events/headcount.ts';
import { tallyEvent } from '#domain/events/tally-event.ts';
import { latestStamp, type State } from '#protocol/merge/merge.ts';
import type { Finding, Found, Looking } from './looking.ts';

const counted = ['attendance', 'headcount', 'doorCount'] as const;

export async function findOverCapacity(looking: Looking): Promise<Finding[]> {
  const about = counted.flatMap((type) => looking.changedOf(type)).map(({ state }) => String(state.fields.eventId));
  const ids = [...new Set([...about, ...looking.changedOf('readingEvent').map(({ id }) => id)])];
  const eventOf = (id: string) => looking.copy.state(looking.nameOf('readingEvent', id));
  await looking.bring(ids.map((id) => looking.nameOf('readingEvent', id)));
  const limited = ids.filter((id) => capacityOf(eventOf(id)) > 0);
  if (limited.length === 0) return [];
  const rows: Found[] = [];
  for (const type of counted) rows.push(...(await looking.where(type, 'eventId', limited)));
  const groupOf = await groupsOf(looking, rows);
  return limited.map((id) => {
    const own = rows.filter(({ state }) => !state.removed && state.fields.eventId === id);
    return findingOf(id, eventOf(id) as State, { own, groupOf });
  });
}

/** The class of everybody who was checked in. */
async function groupsOf(looking: Looking, rows: readonly Found[]): Promise<Map<string, string | undefined>> {
  const attendances = rows.filter(({ type }) => type === 'attendance');
  const names = attendances.map(({ state }) => looking.nameOf('member', String(state.fields.memberId)));
  await looking.bring(names);
  const groupOf = (state: State | undefined) => state?.fields.groupId as string | undefined;
  return new Map(names.map((name) => [name.id, groupOf(looking.copy.state(name)) ?? undefined]));
}

interface Counted {
  readonly own: readonly Found[];
  readonly groupOf: ReadonlyMap<string, string | undefined>;
}
function findingOf(id: string, event: State, { own, groupOf }: Counted): Finding {
  const fieldsOf = <Row>(wanted: string) =>
    own.filter(({ type }) => type === wanted).map(({ state }) => state.fields as unknown as Row);
  const { total } = tallyEvent({
    attendances: fieldsOf<Attendance>('attendance'),
    headcounts: fieldsOf<Headcount>('headcount'),
    doorCounts: fieldsOf<DoorCount>('doorCount'),
    groupOf,
  });
  const capacity = capacityOf(event);
  const stamps = [event, ...own.map(({ state }) => state)].map(latestStamp).sort();
  return {
    caseKind: 'overCapacity',
    subjects: [id],
    named: [id, String(capacity)],
    stands: total > capacity,
    stamp: stamps.at(-1) ?? '',
    more: { written: [String(capacity)] },
  };
}

/** Places, or 0 where nobody said how many. */
export function capacityOf(event: State | undefined): number {
  return event && !event.removed ? Number(event.fields.capacity ?? 0) : 0;
}
