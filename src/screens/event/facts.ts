// What the parts of the gathering's page have in common.
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import type { Group } from '#domain/membership/group.ts';
import type { Member } from '#domain/membership/member.ts';
import type { Presence } from '#device/read/events.ts';
import type { AtEvent } from './event.store.ts';

export interface EventFacts {
  readonly at: AtEvent;
  readonly event: ReadingEvent;
  readonly presence: Presence;
  readonly members: readonly Member[];
  readonly groups: readonly Group[];
  /** Classes that are expected, or were counted. */
  readonly invited: readonly Group[];
  /** Ids of members who are present. */
  readonly present: ReadonlySet<string>;
}

/** The classes that are expected, and those that were counted all the same: where two tablets each added one, the list of the
 * gathering has kept the later alone. */
export function classesAt({ groupIds }: ReadingEvent, { headcounts }: Presence, groups: readonly Group[]): Group[] {
  return groups.filter(({ id }) => groupIds?.includes(id) || headcounts.some(({ groupId }) => groupId === id));
}

/** How many a class has: its members, or the size it was given where they are not listed. */
export function rollOf({ members }: EventFacts, group: Group): number {
  const listed = members.filter(({ groupId, status }) => groupId === group.id && status === 'active').length;
  return Math.max(listed, group.rollSize ?? 0);
}
