// How a tablet learns the time from a server: by the first line of what it fetches.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { learnClock, nowAt } from '#device/clock.ts';
import { database } from '#device/open-database.ts';
import { measureClock } from '#device/care/measure-clock.ts';
import { session, startSession } from '#device/session.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const in2015 = Date.parse('2015-01-01T00:10:00Z');
const told = Date.parse('2026-10-06T00:30:00Z');
const asked = (tripMs: number, serverMs = told, sentAt = in2015) =>
  measureClock({ serverMs, sentAt, receivedAt: sentAt + tripMs });
const known = async () => {
  const clock = await database().meta.get('clock');
  return clock?.id === 'clock' ? clock : undefined;
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: in2015 });
  await freshLibrary();
});
afterEach(() => {
  learnClock({ offset: 0 });
  vi.useRealTimers();
});

test('"now" is true from the answer on, in the worker too, which has no session', async () => {
  await asked(400);
  expect(nowAt()).toBe('2026-10-06T00:30:00.000Z');
  expect(await known()).toMatchObject({ offset: told - in2015 - 200, toldAt: told });
});
test('the session brings it back at the next start', async () => {
  await asked(400);
  learnClock({ offset: 0 });
  await startSession();
  expect(nowAt().slice(0, 10)).toBe('2026-10-06');
  expect(session.getState().clockOffset).toBe(told - in2015 - 200);
});
test('over a slow line a clock is believed to be off by more than the line took, and no less is believed', async () => {
  await asked(9_000, told + 12_000, told);
  expect(await known()).toMatchObject({ offset: 0, toldAt: told + 12_000 });
  await asked(9_000);
  expect(await known()).toMatchObject({ offset: told - in2015 - 4_500 });
});
test('a clock that was set while the answer was on its way measures nothing', async () => {
  await asked(400);
  await asked(told - in2015, told + 60_000, in2015 + 60_000);
  await asked(-5_000, told + 120_000, told);
  expect(await known()).toMatchObject({ offset: told - in2015 - 200 });
});
test('what the time was is written down once a minute, not with every answer', async () => {
  await asked(400);
  await asked(400, told + 1_000, in2015 + 1_000);
  expect(await known()).toMatchObject({ toldAt: told });
  await asked(400, told + 61_000, in2015 + 61_000);
  expect(await known()).toMatchObject({ toldAt: told + 61_000 });
});
test('a server that believes it is 2015 is not believed: its tablets keep their own time, or what they were told before', async () => {
  const morning = told + 3_600_000;
  vi.setSystemTime(morning);
  await asked(400, in2015, morning);
  expect(await known()).toMatchObject({ offset: 0 });
  expect((await known())?.toldAt).toBeUndefined();
  vi.setSystemTime(in2015);
  await asked(400);
  await asked(400, in2015 + 60_000, in2015 + 60_000);
  expect(await known()).toMatchObject({ offset: told - in2015 - 200, toldAt: told });
});
