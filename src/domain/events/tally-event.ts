// How many were there. A class counts as the larger of its names and its head-count, since the count usually holds the names;
// people at doors and people without a class come on top. Nobody is counted twice.
import type { Attendance } from './attendance.ts';
import type { DoorCount } from './door-count.ts';
import type { Headcount } from './headcount.ts';

export interface Tallied {
  readonly attendances: readonly Attendance[];
  readonly headcounts: readonly Headcount[];
  readonly doorCounts: readonly DoorCount[];
  /** The class of each member who is present. */
  readonly groupOf: ReadonlyMap<string, string | undefined>;
}
export interface GroupTally {
  readonly named: number;
  /** Counted beyond the names. */
  readonly counted: number;
}
export interface EventTally {
  readonly total: number;
  readonly named: number;
  readonly groups: ReadonlyMap<string, GroupTally>;
}

export function tallyEvent({ attendances, headcounts, doorCounts, groupOf }: Tallied): EventTally {
  const named = new Map<string, number>();
  let without = 0;
  for (const { memberId } of attendances) {
    const group = groupOf.get(memberId);
    if (group) named.set(group, (named.get(group) ?? 0) + 1);
    else without += 1;
  }
  const groups = new Map<string, GroupTally>();
  for (const [group, count] of named) groups.set(group, { named: count, counted: 0 });
  for (const { groupId, present } of headcounts) {
    const names = named.get(groupId) ?? 0;
    groups.set(groupId, { named: names, counted: Math.max(0, present - names) });
  }
  const inGroups = [...groups.values()].reduce((sum, one) => sum + one.named + one.counted, 0);
  const atDoors = doorCounts.reduce((sum, { amount }) => sum + amount, 0);
  return { total: inGroups + without + atDoors, named: attendances.length, groups };
}
