// Counts people who are not named: a class as one number, which is corrected and never added up, and people at a door, whom
// each device counts for itself.
import type { Group } from '../membership/group.ts';
import { change, refuse, unchanged, type Decision } from '../record/decision.ts';
import { doorCount, type DoorCount } from './door-count.ts';
import { headcount } from './headcount.ts';
import type { ReadingEvent } from './reading-event.ts';

export interface CountClass {
  readonly event: ReadingEvent;
  readonly group: Group;
  readonly present: number;
  readonly rollSize: number;
  readonly now: string;
}
export function countClass({ event, group, present, rollSize, now }: CountClass): Decision<CountRefusal> {
  if (event.status === 'closed') return refuse({ kind: 'event-closed', closedAt: event.closedAt ?? event.startsAt });
  const counted = { eventId: event.id, groupId: group.id, present, countedAt: now };
  return change(headcount.put(rollSize > 0 ? { ...counted, rollSize } : counted));
}

export interface CountDoor {
  readonly event: ReadingEvent;
  readonly who: DoorCount['who'];
  /** How many more, or fewer when negative. */
  readonly more: number;
}
export function countDoor({ event, who, more }: CountDoor): Decision<CountRefusal> {
  if (event.status === 'closed') return refuse({ kind: 'event-closed', closedAt: event.closedAt ?? event.startsAt });
  return more === 0 ? unchanged : change(doorCount.put({ eventId: event.id, who, amount: more }));
}
export type CountRefusal = { readonly kind: 'event-closed'; readonly closedAt: string };
