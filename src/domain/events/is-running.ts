// When a gathering is going on, and on which days it stands. One that goes on past midnight stands on both: people still
// sit there, and the roll is taken where the others of today are.
import { addDays, dayOf, momentOf } from '../record/day.ts';
import type { ReadingEvent } from './reading-event.ts';

type Held = Pick<ReadingEvent, 'startsAt' | 'endsAt' | 'status'>;

/** From its beginning until it ends, or until the end of its day, in the library's zone, when nobody said. */
export function isRunning({ startsAt, endsAt, status }: Held, now: string): boolean {
  const until = endsAt ?? momentOf(addDays(dayOf(startsAt), 1), '00:00');
  return status === 'open' && startsAt <= now && now < until;
}
/** Whether it stands on `day`: it begins on it, or goes on into it. */
export function isOfDay({ startsAt, endsAt }: Held, day: string): boolean {
  const begins = dayOf(startsAt);
  return begins === day || (begins < day && !!endsAt && endsAt > momentOf(day, '00:00'));
}
