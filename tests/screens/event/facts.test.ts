// Which classes stand on the page of a gathering.
import { expect, test } from 'vitest';
import type { Headcount } from '#domain/events/headcount.ts';
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import type { Group } from '#domain/membership/group.ts';
import { classesAt } from '#screens/event/facts.ts';

const group = (id: string): Group => ({ id, name: id, groupKind: 'class' });
const groups = ['group-4a', 'group-4b', 'group-5a'].map(group);
const event = { groupIds: ['group-4a'] } as unknown as ReadingEvent;
const presence = (...groupIds: string[]) => {
  const headcounts = groupIds.map((groupId) => ({ groupId }) as Headcount);
  return { headcounts, attendances: [], doorCounts: [], tally: { total: 0 } } as never;
};

test('a class that was counted stands there, also when the list of the gathering lost it to another tablet', () => {
  expect(classesAt(event, presence(), groups)).toMatchObject([{ id: 'group-4a' }]);
  expect(classesAt(event, presence('group-5a', 'group-4a'), groups)).toMatchObject([
    { id: 'group-4a' },
    { id: 'group-5a' },
  ]);
});
