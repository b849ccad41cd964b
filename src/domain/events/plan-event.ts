// Puts a gathering on the programme, closes it when it is over, and opens it again when that was too early.
import { momentOf } from '../record/day.ts';
import { change, refuse, type Decision } from '../record/decision.ts';
import type { Id } from '../record/id.ts';
import { readingEvent, type ReadingEvent } from './reading-event.ts';

export interface PlanEvent {
  readonly eventId: Id<'readingEvent'>;
  readonly title: string;
  readonly eventKind: ReadingEvent['eventKind'];
  readonly siteId: Id<'site'>;
  /** Local day and times of day. */
  readonly onDay: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly host: string;
  readonly groupIds: readonly Id<'group'>[];
  /** How many people there is room for, as typed; empty when it does not matter. */
  readonly capacity: string;
}

export function planEvent({
  eventId,
  title,
  eventKind,
  siteId,
  onDay,
  from,
  to,
  place,
  host,
  groupIds,
  capacity,
}: PlanEvent): Decision<PlanRefusal> {
  if (title.trim() === '') return refuse({ kind: 'no-title' });
  if (!/^\d{4}-\d\d-\d\d$/.test(onDay) || !/^\d\d:\d\d$/.test(from)) return refuse({ kind: 'no-time' });
  const hasEnd = /^\d\d:\d\d$/.test(to);
  if (hasEnd && to <= from) return refuse({ kind: 'ends-before', from });
  const room = Number(capacity);
  if (capacity.trim() !== '' && !(Number.isInteger(room) && room > 0 && room <= 100_000))
    return refuse({ kind: 'no-number' });
  const optional = {
    ...(hasEnd ? { endsAt: momentOf(onDay, to) } : {}),
    ...(place.trim() === '' ? {} : { place: place.trim() }),
    ...(host.trim() === '' ? {} : { host: host.trim() }),
    ...(groupIds.length === 0 ? {} : { groupIds: [...groupIds] }),
    ...(capacity.trim() === '' ? {} : { capacity: room }),
  };
  const startsAt = momentOf(onDay, from);
  return change(
    readingEvent.put({ title: title.trim(), eventKind, siteId, startsAt, status: 'open', ...optional }, eventId),
  );
}
export type PlanRefusal =
  | { readonly kind: 'no-title' }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'no-number' }
  | { readonly kind: 'ends-before'; readonly from: string };

/** Ends a gathering: its figures are settled, and nobody is added by mistake afterwards. */
export function closeEvent({ event, now }: { readonly event: ReadingEvent; readonly now: string }): Decision {
  return change(readingEvent.patch(event.id, { status: 'closed', closedAt: now }));
}
export function reopenEvent({ event }: { readonly event: ReadingEvent }): Decision {
  return change(readingEvent.patch(event.id, { status: 'open', closedAt: null }));
}
