// What is written down of a round with the server, for the connection line and "this device".
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ExchangeRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { round } from '#device/round/round.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const real = globalThis.fetch;
const startMs = Date.parse('2026-10-06T07:30:00Z');
const exchange = async () => (await database().meta.get('exchange')) as ExchangeRow;
const at = (seconds: number) => vi.setSystemTime(startMs + seconds * 1_000);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: startMs });
  await freshLibrary();
  await database().meta.put({ id: 'server', server: 'here', epoch: 'one', token: 'a-token', hasKey: true } as never);
  globalThis.fetch = () => Promise.reject(new TypeError('no network'));
});
afterEach(() => {
  globalThis.fetch = real;
  vi.useRealTimers();
});

test('of tries that fail in the same way one is written down in half a minute, and another trouble at once', async () => {
  await round();
  const first = await exchange();
  expect(first).toMatchObject({ trouble: 'offline', triedAt: '2026-10-06T07:30:00.000Z' });
  at(8);
  await round();
  expect(await exchange()).toEqual(first);
  at(31);
  await round();
  expect((await exchange()).triedAt).toBe('2026-10-06T07:30:31.000Z');
  at(33);
  globalThis.fetch = () => Promise.resolve(new Response('{}', { status: 500 }));
  await round();
  expect(await exchange()).toMatchObject({ trouble: 'server-trouble', triedAt: '2026-10-06T07:30:33.000Z' });
});
