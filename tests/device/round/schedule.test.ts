// When rounds happen, and which hints are news.
import { expect, test } from 'vitest';
import { isNews } from '#device/round/live.ts';
import { longestWait, waitAfter } from '#device/round/schedule.ts';
import { isPassing } from '#protocol/fault.ts';
import { oldestVersion, protocolVersion } from '#protocol/version.ts';
import { syncTag } from '#protocol/worker-message.ts';
import { mayRetry } from '#device/round/round.ts';

test('waits grow after failures, stay short while somebody looks, and never end', () => {
  const waits = [1, 2, 3, 10, 20].map((failures) => longestWait(failures, true));
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
  expect(longestWait(1_000_000, true)).toBe(300_000);
  expect(longestWait(1_000_000, false)).toBe(300_000);
});
test('a tablet that is said to have no network tries seldom, and does try: what the browser knows may be wrong', () => {
  const end = { kind: 'fault', fault: { kind: 'offline' } } as const;
  const standing = { failures: 12, met: 0, visible: true, online: true, drawn: 0.5, spread: 0.5 };
  expect(waitAfter(end, standing)).toBe(4_000);
  expect(waitAfter(end, { ...standing, online: false })).toBe(150_000);
});
test('a round that finds another program at it looks again soon, for that one may be closed by now', () => {
  const standing = { failures: 0, met: 1, visible: false, online: true, drawn: 0.99, spread: 0.5 };
  expect(waitAfter({ kind: 'skipped' }, standing)).toBeLessThan(2_000);
  expect(waitAfter({ kind: 'skipped', alone: true }, standing)).toBeGreaterThan(60_000);
  expect(waitAfter({ kind: 'done' }, standing)).toBeGreaterThan(60_000);
  expect(waitAfter({ kind: 'more' }, standing)).toBe(0);
});
test('a page that is frozen in the middle of its round does not have the others look every second', () => {
  const waits = [1, 2, 3, 4, 5, 900].map((met) =>
    waitAfter({ kind: 'skipped' }, { failures: 0, met, visible: true, online: true, drawn: 0.5, spread: 0.5 }),
  );
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});
test('a hint is news when it tells of more than this device has', () => {
  const line = 'data: {"scope":"unit:u-000001","head":7}';
  expect(isNews(line, {})).toBe(true);
  expect(isNews(line, { 'unit:u-000001': 7 })).toBe(false);
  expect(isNews(':', {})).toBe(false);
  expect(isNews('data: {"half', {})).toBe(false);
});
test('only what passes is tried again by itself', () => {
  expect(isPassing({ kind: 'offline' })).toBe(true);
  expect(isPassing({ kind: 'not-joined' })).toBe(false);
  expect(mayRetry({ kind: 'fault', fault: { kind: 'revoked' } })).toBe(false);
  expect(mayRetry({ kind: 'done' })).toBe(true);
});
test('the wire has a version and the worker a tag of its own', () => {
  expect(oldestVersion).toBeLessThanOrEqual(protocolVersion);
  expect(syncTag).toMatch(/^tusach/);
});
