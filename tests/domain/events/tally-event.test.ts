// How many were at a gathering: nobody twice, nobody forgotten.
import { expect, test } from 'vitest';
import { tallyEvent, type Tallied } from '#domain/events/tally-event.ts';

const at = '2026-10-06T07:06:00.000Z';
const present = (memberId: string) =>
  ({ id: `a-${memberId}`, eventId: 'event-001', memberId, checkedInAt: at, method: 'name' }) as const;
const counted = (groupId: string, heads: number) => ({
  id: `h-${groupId}`,
  eventId: 'event-001',
  groupId,
  present: heads,
  countedAt: at,
});
const nobody: Tallied = { attendances: [], headcounts: [], doorCounts: [], groupOf: new Map() };

test('a class with 27 names and a count of 33 is 33, of whom 27 are named', () => {
  const names = Array.from({ length: 27 }, (_, nth) => `m-${nth}`);
  const tally = tallyEvent({
    ...nobody,
    attendances: names.map(present),
    headcounts: [counted('4A2', 33)],
    groupOf: new Map(names.map((name) => [name, '4A2'])),
  });
  expect(tally).toMatchObject({ total: 33, named: 27 });
  expect(tally.groups.get('4A2')).toEqual({ named: 27, counted: 6 });
});
test('a count below the names does not take anybody away', () => {
  const tally = tallyEvent({
    ...nobody,
    attendances: ['a', 'b', 'c'].map(present),
    headcounts: [counted('4A2', 2)],
    groupOf: new Map(['a', 'b', 'c'].map((name) => [name, '4A2'])),
  });
  expect(tally.total).toBe(3);
});
test('people at the doors and people without a class come on top', () => {
  const door = { id: 'd-1', eventId: 'event-001', who: 'women', amount: 60 } as const;
  const tally = tallyEvent({
    ...nobody,
    attendances: [present('guest')],
    doorCounts: [door],
    headcounts: [counted('5A1', 30)],
  });
  expect(tally.total).toBe(91);
});
