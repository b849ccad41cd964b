// Whose turn it is: a round that was overtaken writes nothing more, and a silent one may be overtaken after a while.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { absorb } from '#device/absorb.ts';
import { commit } from '#device/commit.ts';
import type { LeaseRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { settle } from '#device/answers/settle.ts';
import { answeredUpTo, peek } from '#device/outbox.ts';
import { spreadOf } from '#device/round/schedule.ts';
import type { Page } from '#protocol/pull.ts';
import { mayTakeTurn, takeTurn, TurnLost } from '#device/round/turn.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const on = () => new AbortController().signal;
const scope = 'unit:01939f00-0000-7000-8000-0000000000aa';
const page: Page = { kind: 'page', scope, from: 0, to: 9, head: 9, more: false, rows: [] };
const cursor = async () => ((await database().meta.get('clock')) as { cursors: Record<string, number> }).cursors[scope];

beforeEach(() => freshLibrary());

test('a round that was overtaken settles nothing and absorbs nothing', async () => {
  await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
  const old = await takeTurn(on());
  const now = await takeTurn(on());
  const sent = await peek(1);
  await expect(settle([[1, 'applied', 7, null]], sent, old)).rejects.toThrow(TurnLost);
  await expect(absorb(page, old)).rejects.toThrow(TurnLost);
  expect(await answeredUpTo()).toBe(0);
  expect(await cursor()).toBeUndefined();
  await settle([[1, 'applied', 7, null]], sent, now);
  await absorb(page, now);
  expect(await answeredUpTo()).toBe(1);
  expect(await cursor()).toBe(9);
});

test('a round that was given up writes nothing more', async () => {
  const giveUp = new AbortController();
  const turn = await takeTurn(giveUp.signal);
  giveUp.abort();
  await expect(absorb(page, turn)).rejects.toThrow(TurnLost);
  expect(await cursor()).toBeUndefined();
});

test('a turn is taken from a silent holder only after its time and a grace, and not twice within a minute', async () => {
  expect(await mayTakeTurn()).toBe(false);
  await takeTurn(on());
  expect(await mayTakeTurn()).toBe(false);
  const setExpiry = async (ms: number) => {
    const lease = (await database().lease.get('round')) as LeaseRow;
    await database().lease.put({ ...lease, expires: Date.now() + ms });
  };
  await setExpiry(-9_000);
  expect(await mayTakeTurn()).toBe(false);
  await setExpiry(-11_000);
  expect(await mayTakeTurn()).toBe(true);
  await takeTurn(on(), true);
  await setExpiry(-11_000);
  expect(await mayTakeTurn()).toBe(false);
});

test('a turn with signs of life goes on', async () => {
  const turn = await takeTurn(on());
  const lease = (await database().lease.get('round')) as LeaseRow;
  await database().lease.put({ ...lease, expires: Date.now() + 1_000 });
  await absorb(page, turn);
  expect(((await database().lease.get('round')) as LeaseRow).expires).toBeGreaterThan(Date.now() + 30_000);
});

test('devices are spread over the time in which they might knock', () => {
  const spread = Array.from({ length: 1_000 }, (_, at) => spreadOf(at.toString(16).padStart(16, '0')));
  expect(spread.every((part) => part >= 0 && part < 1)).toBe(true);
  const tenths = spread.map((part) => Math.floor(part * 10));
  for (let tenth = 0; tenth < 10; tenth += 1) expect(tenths.filter((one) => one === tenth).length).toBeGreaterThan(50);
});
