// What the time is on a tablet whose clock is wrong, once a server has told it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clockIsOff, learnClock, nowAt, stampMs, trueTime, writtenAt } from '#device/clock.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const told = at('2026-10-06T00:30');
/** What was measured when the tablet's clock said this and the server told the time. */
const measuredAt = (said: string) => ({ offset: told - at(said), toldAt: told });
const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  learnClock({ offset: 0 });
  vi.useRealTimers();
});

test('a tablet that has not met a server goes by its own clock', () => {
  expect(trueTime(at('2015-01-01T00:00'), { offset: 0 })).toBe(at('2015-01-01T00:00'));
});
test('a tablet that believes it is 2015 knows the day once a server has told it', () => {
  const known = measuredAt('2015-01-01T00:10');
  expect(trueTime(at('2015-01-03T02:10'), known)).toBe(at('2026-10-08T02:30'));
});
test('a clock that was set right since is believed, and the old error is not added to it', () => {
  const [slow, fast] = [measuredAt('2015-01-01T00:10'), measuredAt('2031-03-01T00:00')];
  for (const known of [slow, fast]) expect(trueTime(at('2026-10-07T03:00'), known)).toBe(at('2026-10-07T03:00'));
});
test('a clock that was set right by hand, a minute before the time that was told, is believed as well', () => {
  expect(trueTime(told - minute, measuredAt('2015-01-01T00:10'))).toBe(told);
});
test('a clock that goes ahead is corrected as long as it does', () => {
  expect(trueTime(at('2031-03-02T01:00'), measuredAt('2031-03-01T00:00'))).toBe(at('2026-10-07T01:30'));
});
test('a clock that was right and fell back to 2015 stands at what was last told, not eleven years before it', () => {
  expect(trueTime(at('2015-01-01T00:00'), measuredAt('2026-10-06T00:30'))).toBe(told);
});
test('a clock that fell back once more is not before what was last told', () => {
  expect(trueTime(at('2015-01-01T00:00'), measuredAt('2015-01-01T00:10'))).toBe(told);
});
test('a clock that goes ahead is corrected from the first moment, though it was measured a little too low', () => {
  const { offset } = measuredAt('2031-03-01T00:00');
  expect(trueTime(at('2031-03-01T00:00'), { offset: offset - 400, toldAt: told })).toBe(told);
});
test('a clock that is off by a minute is left alone', () => {
  for (const off of [-1, 1])
    expect(trueTime(told + 60 * minute, { offset: off * minute, toldAt: told })).toBe(told + 60 * minute);
});
test('what an older version of the app has measured, without when, still counts', () => {
  const { offset } = measuredAt('2015-01-01T00:10');
  expect(trueTime(at('2015-01-03T02:10'), { offset })).toBe(at('2026-10-08T02:30'));
});
/** By how much "now" went back each time that it did, minute by minute in the forty days since the time was told. */
const stepsBack = (said: number) => {
  const known = { offset: told - said, toldAt: told };
  const times = Array.from({ length: 40 * 1440 }, (_, nth) => trueTime(said + nth * minute, known));
  expect(Math.min(...times)).toBeGreaterThanOrEqual(told);
  return times.flatMap((time, nth) => {
    const back = (times[nth - 1] ?? 0) - time;
    return back > 0 ? [back] : [];
  });
};
test('"now" never goes back while a clock runs on that goes ahead, or is right enough', () => {
  for (const ahead of [-1, 1, 60, 1440, 4 * 366 * 1440]) expect(stepsBack(told + ahead * minute)).toEqual([]);
});
test('a slow clock that runs on until it is where the time was told counts from there: "now" goes back once, to that', () => {
  for (const slow of [30, 1440, 30 * 1440]) expect(stepsBack(told - slow * minute)).toEqual([(slow - 3) * minute]);
});

test('how far the clock is off is told as it is now: not of a clock that was set right', () => {
  learnClock(measuredAt('2015-01-01T00:10'));
  vi.setSystemTime(at('2015-01-02T00:10'));
  expect(nowAt()).toBe('2026-10-07T00:30:00.000Z');
  expect(clockIsOff()).toBe(told - at('2015-01-01T00:10'));
  vi.setSystemTime(at('2026-10-07T00:40'));
  expect(nowAt()).toBe('2026-10-07T00:40:00.000Z');
  expect(clockIsOff()).toBe(0);
});
test('what was written under a wrong clock and waits is dated by the true one, before and after it was set right', () => {
  const written = at('2015-01-01T03:10');
  learnClock(measuredAt('2015-01-01T00:10'));
  for (const now of ['2015-01-01T04:00', '2026-10-06T05:00']) {
    vi.setSystemTime(at(now));
    expect(writtenAt(written)).toBe('2026-10-06T03:30:00.000Z');
  }
  expect(writtenAt(at('2026-10-06T04:00'))).toBe('2026-10-06T04:00:00.000Z');
});
test('what was written under a clock that goes ahead is not dated in the future', () => {
  learnClock(measuredAt('2031-03-01T00:00'));
  for (const now of ['2031-03-01T04:00', '2026-10-06T05:00']) {
    vi.setSystemTime(at(now));
    expect(writtenAt(at('2031-03-01T03:00'))).toBe('2026-10-06T03:30:00.000Z');
  }
});
test('what was written before the clock was set back is not dated in the future', () => {
  learnClock({ offset: 0, toldAt: told });
  vi.setSystemTime(at('2026-10-06T02:00'));
  expect(writtenAt(at('2026-10-06T08:00'))).toBe('2026-10-06T02:00:00.000Z');
});

test('a stamp is corrected to the second, also where the clock is right enough for people', () => {
  vi.setSystemTime(told + minute);
  expect(stampMs({ offset: 1_500, toldAt: told })).toBe(told + minute + 1_500);
  expect(stampMs({ offset: -1_500 })).toBe(told + minute - 1_500);
});
test('a stamp says what the time is under a wrong clock, and once it was set right', () => {
  for (const said of ['2015-01-01T00:10', '2031-03-01T00:00']) {
    vi.setSystemTime(at(said) + 60 * minute);
    expect(stampMs(measuredAt(said))).toBe(told + 60 * minute);
    vi.setSystemTime(at('2026-10-07T03:00'));
    expect(stampMs(measuredAt(said))).toBe(at('2026-10-07T03:00'));
  }
});
test('a stamp of a clock that was right and fell back to 2015 is not from before the time that was told', () => {
  vi.setSystemTime(at('2015-01-01T00:00'));
  expect(stampMs({ offset: 1_500, toldAt: told })).toBe(told);
});
