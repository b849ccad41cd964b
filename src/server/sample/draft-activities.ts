// The sample's gatherings and visits: a month of them, each counted as it would be, and one that is running now.
import { attendance } from '#domain/events/attendance.ts';
import { doorCount } from '#domain/events/door-count.ts';
import { headcount } from '#domain/events/headcount.ts';
import { readingEvent } from '#domain/events/reading-event.ts';
import { visit } from '#domain/visits/visit.ts';
import type { Id } from '#domain/record/id.ts';
import {
  sampleActivitiesBefore,
  sampleActivitiesToday,
  sampleProgramme,
  type SampleActivity,
  type SampleActivityKind,
} from './activities.ts';
import { dayOfMs } from '#domain/record/day.ts';
import { isoOf, momentOf, sampleId, schoolDaysBefore, siteId, type Draft } from './draft.ts';
import type { SampleReader } from './draft-people.ts';
import { sampleClasses } from './people.ts';
import { sampleSites, type SampleSiteKey, type SampleUnitKey } from './places.ts';

const kinds = {
  opening: 'opening',
  readingPeriod: 'readingPeriod',
  bookTalk: 'talk',
  storytelling: 'storytelling',
  bookFair: 'bookFair',
  readingClub: 'club',
  contest: 'contest',
  thematicTalk: 'talk',
  familyReadingDay: 'other',
  mobileLibrary: 'other',
  donation: 'donation',
} as const satisfies Record<SampleActivityKind, string>;

interface Holding {
  readonly activity: SampleActivity;
  readonly id: Id<'readingEvent'>;
  readonly startsMs: number;
  readonly isOver: boolean;
}

export function draftActivities(draft: Draft, readers: readonly SampleReader[]): void {
  const days = schoolDaysBefore(draft.today, sampleActivitiesBefore.length);
  for (const [at, activity] of sampleActivitiesBefore.entries()) {
    const day = days[at] as string;
    const id = sampleId('readingEvent', 'before', String(at));
    const held = { activity, id, startsMs: momentOf(day, activity.startsAt), isOver: true };
    draftEvent(draft, held);
    if (activity.className) draftClass(draft, held, readers);
    draftDoor(draft, held);
  }
  const tenMinutes = 600_000;
  const running = Math.floor((draft.nowMs - tenMinutes) / 300_000) * 300_000;
  for (const [at, activity] of sampleActivitiesToday.entries()) {
    const id = sampleId('readingEvent', 'today', String(at));
    draftEvent(draft, { activity, id, startsMs: running + at * 90 * 60_000, isOver: false });
  }
}

function unitOf({ site }: SampleActivity) {
  return sampleSites.find(({ key }) => key === site)?.unit ?? 'minh-tam';
}

function draftEvent(draft: Draft, { activity, id, startsMs, isOver }: Holding): void {
  const { title, kind, site, place, host, minutes, className } = activity;
  const endsMs = startsMs + minutes * 60_000;
  const when = { startsAt: isoOf(startsMs), endsAt: isoOf(endsMs) };
  const who = className ? { groupIds: [sampleId('group', className)] } : {};
  const state = isOver ? ({ status: 'closed', closedAt: isoOf(endsMs) } as const) : ({ status: 'open' } as const);
  const inTheWeek = /-10-0[1-7]$/.test(dayOfMs(startsMs));
  const theme = inTheWeek && kinds[kind] !== 'readingPeriod' ? { theme: sampleProgramme } : {};
  const fields = { title, eventKind: kinds[kind], siteId: siteId(site), place, host, ...when, ...who, ...theme };
  draft.changes.push({ unit: unitOf(activity), change: readingEvent.put({ ...fields, ...state }, id), atMs: startsMs });
}

/** A class at its reading period: most by name, then the count of heads. */
function draftClass(draft: Draft, { activity, id, startsMs }: Holding, readers: readonly SampleReader[]): void {
  const pupils = readers.filter(({ className }) => className === activity.className);
  const roll = sampleClasses.find(({ name }) => name === activity.className)?.pupils.length ?? pupils.length;
  const absent = draft.draw(4);
  for (const [at, pupil] of pupils.slice(0, pupils.length - absent).entries()) {
    const checkedInAt = isoOf(startsMs + at * 4_000);
    const change = attendance.put({ eventId: id, memberId: pupil.id, checkedInAt, method: 'name' });
    draft.changes.push({ unit: 'minh-tam', change, atMs: startsMs + at * 4_000 });
  }
  const groupId = sampleId('group', activity.className ?? '');
  const counted = {
    eventId: id,
    groupId,
    present: roll - absent,
    rollSize: roll,
    countedAt: isoOf(startsMs + 300_000),
  };
  draft.changes.push({ unit: 'minh-tam', change: headcount.put(counted), atMs: startsMs + 300_000 });
}

function draftDoor(draft: Draft, { activity, id, startsMs }: Holding): void {
  const heads = activity.headcount;
  if (!heads) return;
  const counted = [
    ['women', heads.female],
    ['men', heads.male],
    ['children', heads.children],
  ] as const;
  for (const [who, amount] of counted) {
    const change = doorCount.put({ eventId: id, who, amount });
    draft.changes.push({ unit: unitOf(activity), change, atMs: startsMs + 600_000 });
  }
}

const purposes = ['books', 'books', 'books', 'newspapers', 'internet', 'event', 'other'] as const;

export function draftVisits(draft: Draft): void {
  for (const day of [...schoolDaysBefore(draft.today, 22), draft.today]) {
    for (const { key, unit } of sampleSites) {
      const count = key === 'minh-tam' ? 18 : 5;
      for (let one = 0; one < count; one += 1) draftVisit(draft, { key, unit, day, nth: one });
    }
  }
}

interface VisitDraft {
  readonly key: SampleSiteKey;
  readonly unit: SampleUnitKey;
  readonly day: string;
  readonly nth: number;
}
function draftVisit(draft: Draft, { key, unit, day, nth }: VisitDraft): void {
  const isMorning = draft.draw(2) === 0;
  const visitedMs = momentOf(day, `${isMorning ? '08' : '15'}:${10 + draft.draw(49)}`);
  if (visitedMs > draft.nowMs) return;
  const purpose = purposes[draft.draw(purposes.length)] ?? 'books';
  const session = isMorning ? 'morning' : 'afternoon';
  const fields = { siteId: siteId(key), purpose, visitedAt: isoOf(visitedMs), onDay: day, session } as const;
  const change = visit.put({ ...fields, partySize: 1 }, sampleId('visit', key, day, String(nth)));
  draft.changes.push({ unit, change, atMs: visitedMs });
}
