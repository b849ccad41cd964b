// Nobody is told that a library is empty before every part of it has been here whole once.
import { expect, test } from 'vitest';
import type { ClockRow, ServerRow } from '#device/database.ts';
import { hasComeWhole } from '#device/read/loading.ts';

const unitId = '01939f00-0000-7000-8000-0000000000aa';
const [unit, people] = [`unit:${unitId}`, `people:${unitId}`];
const server: ServerRow = { id: 'server', token: 't', server: 's', epoch: 'e' };
const clock = (facts: Partial<ClockRow>): ClockRow => ({
  id: 'clock',
  device: 'b'.repeat(16),
  unitId,
  offset: 0,
  cursors: {},
  ...facts,
});

test('a library of this device alone is here, and so is none at all', () => {
  expect(hasComeWhole(clock({}), undefined, 'administrator')).toBe(true);
  expect(hasComeWhole(undefined, undefined, 'administrator')).toBe(true);
});
test('a device that has just joined has nothing yet', () => {
  expect(hasComeWhole(clock({}), server, 'librarian')).toBe(false);
});
test('books without the people are not all, except for a device at the door, which sees nobody', () => {
  const known = clock({ cursors: { [unit]: 12 } });
  expect(hasComeWhole(known, server, 'librarian')).toBe(false);
  expect(hasComeWhole(known, server, 'kiosk')).toBe(true);
});
test('a part that is being read from its beginning is not here yet', () => {
  const known = clock({ cursors: { [unit]: 500, [people]: 0 }, anew: { [unit]: 'reading' } });
  expect(hasComeWhole(known, server, 'librarian')).toBe(false);
});
test('a part in which there is nothing is here once the server has said so, and one that is behind stays so', () => {
  const known = clock({ cursors: { [unit]: 500, [people]: 0 }, heads: { [unit]: 740 }, anew: {} });
  expect(hasComeWhole(known, server, 'librarian')).toBe(true);
});
