// How long the card of a reader stands on a tablet that nobody touches, and how long the desk remembers whose it was.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepDesk, restMs, takeDesk, watchRest } from '#screens/desk/rest.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-10-06T01:30:00Z') }));
afterEach(() => {
  keepDesk(undefined);
  vi.useRealTimers();
});
const chau = { memberId: 'member-01', mode: 'takeHome' } as const;

test('who was at the desk is known when somebody comes back soon, and once', () => {
  keepDesk(chau);
  vi.advanceTimersByTime(restMs - 1);
  expect(takeDesk()).toEqual(chau);
  expect(takeDesk()).toBeUndefined();
});
test('after a rest nobody was at the desk, also when the tablet slept through it', () => {
  keepDesk(chau);
  vi.setSystemTime(Date.now() + restMs);
  expect(takeDesk()).toBeUndefined();
});
test('a clock that was put back does not make the desk remember for hours', () => {
  keepDesk(chau);
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(takeDesk()).toBeUndefined();
});
test('a desk that was put away when it was left is left to nobody', () => {
  keepDesk(chau);
  keepDesk(undefined);
  expect(takeDesk()).toBeUndefined();
});

function watched() {
  const page = new EventTarget();
  const seen = { rests: 0 };
  const { heard, stop } = watchRest(page, () => {
    seen.rests += 1;
  });
  return { page, seen, heard, stop };
}
test('a desk that nobody touches for so long rests, once', () => {
  const { seen, stop } = watched();
  vi.advanceTimersByTime(restMs - 1);
  expect(seen.rests).toBe(0);
  vi.advanceTimersByTime(restMs * 3);
  expect(seen.rests).toBe(1);
  stop();
});
test('a key, a tap and a scan each begin the time anew', () => {
  const { page, seen, heard, stop } = watched();
  for (const touch of [
    () => page.dispatchEvent(new Event('keydown')),
    () => page.dispatchEvent(new Event('pointerdown')),
    heard,
  ]) {
    vi.advanceTimersByTime(restMs - 1);
    touch();
  }
  expect(seen.rests).toBe(0);
  vi.advanceTimersByTime(restMs);
  expect(seen.rests).toBe(1);
  page.dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(restMs);
  expect(seen.rests).toBe(2);
  stop();
});
test.each(['visibilitychange', 'pointerdown'])('a tablet that slept rests as soon as it wakes: %s', (sign) => {
  const { page, seen, stop } = watched();
  vi.setSystemTime(Date.now() + restMs);
  page.dispatchEvent(new Event(sign));
  expect(seen.rests).toBe(1);
  stop();
});
test('a desk that was left hears nothing more', () => {
  const { seen, stop } = watched();
  stop();
  vi.advanceTimersByTime(restMs * 2);
  expect(seen.rests).toBe(0);
});
