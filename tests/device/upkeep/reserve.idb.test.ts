// The reserve of room: thrown away when the disk is full, so that a save still succeeds; laid in again when there is room.
import '../../support/faulty-database.ts';
import { beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { session } from '#device/session.ts';
import { condition } from '#device/upkeep/condition.ts';
import type { KeptRow } from '#device/database.ts';
import { askToKeep, noteLossRead, noteRead } from '#device/upkeep/keep-storage.ts';
import { keepReserve, reserveBytes } from '#device/upkeep/reserve.ts';
import { round } from '#device/round/round.ts';
import { nextWritesFail } from '../../support/faulty-database.ts';
import { freshLibrary } from '../../support/fresh-library.ts';
import { filesOnDisk, freshDisk, setRoom } from '../../support/private-files.ts';

const book = () => title.put({ title: 'Quê nội', bookType: 'TN' });

beforeEach(async () => {
  freshDisk();
  await freshLibrary();
});

test('on a full disk the reserve is thrown away and the save succeeds', async () => {
  expect(await keepReserve()).toBe(true);
  await commit([book()]);
  nextWritesFail('full', 'full', 'full');
  await commit([book()]);
  expect(await database().title.count()).toBe(2);
  expect(filesOnDisk()).toEqual([]);
  expect(condition.getState().short).toBe(true);
});

test('without a reserve a full disk is said, and nothing of the save is written', async () => {
  nextWritesFail('full', 'full');
  await expect(commit([book()])).rejects.toThrow('A write was not made');
  expect(await database().outbox.count()).toBe(0);
  expect(await database().title.count()).toBe(0);
});

test('while there is no room nothing is fetched; when there is room the reserve is laid in again', async () => {
  await database().meta.put({ id: 'server', token: 't', server: 's1', epoch: 'e1' });
  setRoom(reserveBytes / 2);
  expect(await keepReserve()).toBe(false);
  expect(await round()).toEqual({ kind: 'fault', fault: { kind: 'no-room' } });
  setRoom(2 * reserveBytes);
  expect(await keepReserve()).toBe(false);
  expect(condition.getState().short).toBe(false);
  setRoom(10 * reserveBytes);
  expect(await keepReserve()).toBe(true);
  expect(condition.getState().short).toBe(false);
});

test('where the browser grants room and the disk has none for a reserve, nothing is fetched', async () => {
  await keepReserve();
  nextWritesFail('full', 'full');
  await commit([book()]);
  setRoom(1_000);
  const storage = navigator.storage as unknown as { estimate: () => Promise<object> };
  const { estimate } = storage;
  storage.estimate = () => Promise.resolve({ quota: 10_000_000_000, usage: 0 });
  expect(await keepReserve()).toBe(false);
  storage.estimate = estimate;
  expect(condition.getState().short).toBe(true);
});

test('a save that found no room while the reserve was laid in is not told that there is room', async () => {
  const laying = keepReserve();
  await expect.poll(filesOnDisk).toContain('reserve/room');
  condition.setState({ short: true });
  expect(await laying).toBe(true);
  expect(condition.getState().short).toBe(true);
  await keepReserve();
  expect(condition.getState().short).toBe(false);
});

test('what the browser answers when asked to keep the records is kept, and read once', async () => {
  await askToKeep();
  expect(await database().meta.get('kept')).toMatchObject({ promised: false });
  await noteRead();
  await askToKeep();
  const kept = (await database().meta.get('kept')) as KeptRow;
  expect(kept).toMatchObject({ promised: false });
  expect(kept.readAt).toBeDefined();
  await database().meta.put({ id: 'loss', at: '2026-10-02T00:00:00.000Z', restored: 1, lost: 0 });
  await noteLossRead();
  expect(await database().meta.get('loss')).toBeUndefined();
  expect(session.getState().trouble).toBeUndefined();
});

test('while the reserve is laid in, whoever types has a turn again and again', async () => {
  let turns = 0;
  let isLaid = false;
  const turn = () => {
    turns += 1;
    if (!isLaid) setImmediate(turn);
  };
  turn();
  isLaid = await keepReserve();
  expect(isLaid).toBe(true);
  expect(turns).toBeGreaterThan(100);
});
