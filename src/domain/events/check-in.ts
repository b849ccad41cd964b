// Marks one member present at an event. A second tap is not a mistake: it changes nothing.
import type { Member } from '../membership/member.ts';
import { change, refuse, unchanged, type Decision } from '../record/decision.ts';
import { attendance } from './attendance.ts';
import type { ReadingEvent } from './reading-event.ts';

export interface CheckIn {
  readonly event: ReadingEvent;
  readonly member: Member;
  /** Whether this member is present already. */
  readonly present: boolean;
  readonly now: string;
  readonly method: 'card' | 'name' | 'kiosk';
}

export function checkIn({ event, member, present, now, method }: CheckIn): Decision<CheckInRefusal> {
  if (event.status === 'closed') return refuse({ kind: 'event-closed', closedAt: event.closedAt ?? event.startsAt });
  if (member.status === 'left') return refuse({ kind: 'member-left' });
  if (present) return unchanged;
  return change(attendance.put({ eventId: event.id, memberId: member.id, checkedInAt: now, method }));
}
export type CheckInRefusal =
  { readonly kind: 'event-closed'; readonly closedAt: string } | { readonly kind: 'member-left' };
