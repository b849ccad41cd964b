// When a gathering is going on: the day is the one of the place, whatever Greenwich says, and midnight does not end it.
import { expect, test } from 'vitest';
import { isOfDay, isRunning } from '#domain/events/is-running.ts';
import { momentOf } from '#domain/record/day.ts';

const held = (day: string, from: string, to?: string) => ({
  startsAt: momentOf(day, from),
  ...(to === undefined ? {} : { endsAt: to }),
  status: 'open' as const,
});
const day = '2026-10-06';

test('a gathering of early morning without an end goes on until the day is over here, not in Greenwich', () => {
  const early = held(day, '06:30');
  expect(isRunning(early, momentOf(day, '06:29'))).toBe(false);
  expect(isRunning(early, momentOf(day, '07:30'))).toBe(true);
  expect(isRunning(early, momentOf(day, '23:59'))).toBe(true);
  expect(isRunning(early, momentOf('2026-10-07', '00:00'))).toBe(false);
});

test('an afternoon without an end does not go on into the next morning', () => {
  expect(isRunning(held(day, '14:00'), momentOf('2026-10-07', '06:00'))).toBe(false);
});

test('what is closed is not running, though its hour is not over', () => {
  const closed = { ...held(day, '14:00', momentOf(day, '15:00')), status: 'closed' as const };
  expect(isRunning(closed, momentOf(day, '14:30'))).toBe(false);
});

test('an evening that goes on past midnight stands on both days, and one that ends at midnight on its own', () => {
  const late = held(day, '23:50', momentOf('2026-10-07', '00:30'));
  const next = ['2026-10-05', day, '2026-10-07', '2026-10-08'];
  expect(next.filter((on) => isOfDay(late, on))).toEqual([day, '2026-10-07']);
  expect(next.filter((on) => isOfDay(held(day, '19:00', momentOf('2026-10-07', '00:00')), on))).toEqual([day]);
  expect(next.filter((on) => isOfDay(held(day, '19:00'), on))).toEqual([day]);
});
