// The line that says that nothing is promised can be put away, and comes back after some weeks, for whoever sits there then.
import { expect, test } from 'vitest';
import { isUnpromised, lacksSent } from '#device/upkeep/keep-storage.ts';

const asked = { id: 'kept', promised: false, askedAt: '2026-10-01T01:00:00.000Z' } as const;

test('it is said until somebody has read it, and again six weeks later', () => {
  expect(isUnpromised(asked, '2026-10-01')).toBe(true);
  const read = { ...asked, readAt: '2026-10-02T01:00:00.000Z' };
  expect(isUnpromised(read, '2026-10-02')).toBe(false);
  expect(isUnpromised(read, '2026-11-12')).toBe(false);
  expect(isUnpromised(read, '2026-11-13')).toBe(true);
});
test('where the browser has promised, nothing is said', () => {
  expect(isUnpromised({ ...asked, promised: true }, '2026-12-24')).toBe(false);
});
test('after a loss a code is asked for until the library has been heard from again', () => {
  const loss = { id: 'loss', at: '2026-10-02T01:00:00.000Z', restored: 2, lost: 0, joined: true } as const;
  expect(lacksSent(loss, undefined)).toBe(true);
  expect(lacksSent(loss, { id: 'exchange', trouble: 'not-joined' })).toBe(true);
  // The clock may have been a year ahead when the loss was noted.
  expect(lacksSent(loss, { id: 'exchange', lastGoodAt: '2025-10-02T01:10:00.000Z' })).toBe(false);
  expect(lacksSent({ ...loss, joined: false }, undefined)).toBe(false);
});
