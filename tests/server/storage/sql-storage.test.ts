// The storage contract: what every database under the server must keep.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openStorage } from '../../../src/server/storage/open.ts';
import type { OpRow, RecordRow, Storage } from '../../../src/server/storage/storage.ts';

let folder: string;
let storage: Storage;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tusach-'));
  storage = await openStorage({ folder });
});
const scope = 'unit:u-000001';
const record = (id: string, seq: number): RecordRow => ({
  scope,
  type: 'title',
  id,
  seq,
  state: { fields: { title: id } },
});
const op = (seq: number, outcome = 'applied'): OpRow => {
  const rest = { scopeSeq: seq, caseId: null, effective: 'e', hash: 'h', receivedAt: 'r', wire: '{}' };
  return { device: 'd', seq, scope, type: 'title', recordId: `t${seq}`, outcome, ...rest };
};

test('rows come in the order of their numbers, after a cursor and up to a head', async () => {
  await storage.transaction(async (transaction) => {
    await transaction.lockScopes([scope]);
    await transaction.putRecords([record('b', 2), record('a', 1), record('c', 3)]);
    await transaction.setHead(scope, 3);
  });
  const found = await storage.rowsAfter({ scope, after: 1, upTo: 2, most: 10 });
  expect(found).toEqual([record('b', 2)]);
  expect(await storage.head(scope)).toEqual({ head: 3, horizon: 0 });
});

test('a record written again has its newest state and number only', async () => {
  await storage.transaction((transaction) => transaction.putRecords([record('a', 1)]));
  await storage.transaction((transaction) => transaction.putRecords([record('a', 2)]));
  expect(await storage.rowsAfter({ scope, after: 0, upTo: 9, most: 9 })).toEqual([record('a', 2)]);
});

test('what fails in the middle leaves nothing behind', async () => {
  const failing = storage.transaction(async (transaction) => {
    await transaction.putRecords([record('a', 1)]);
    await transaction.putOps([op(1)]);
    throw new Error('in the middle');
  });
  await expect(failing).rejects.toThrow('in the middle');
  expect(await storage.isEmpty()).toBe(true);
  expect(await storage.transaction((transaction) => transaction.opsOf('d', 0, 9))).toEqual([]);
});

test('parked ops are found by their record, and records by the value of a field', async () => {
  await storage.transaction(async (transaction) => {
    await transaction.putOps([op(1, 'parked'), op(2)]);
    await transaction.putRecords([record('a', 1), record('b', 2)]);
  });
  await storage.transaction(async (transaction) => {
    const named = (id: string) => ({ scope, type: 'title', id });
    expect(await transaction.parkedOps([named('t1'), named('t2')])).toEqual([op(1, 'parked')]);
    expect(await transaction.recordsWhere(scope, 'title', 'title', ['b'])).toEqual([record('b', 2)]);
    expect(await transaction.records([named('a'), named('none')])).toEqual([record('a', 1)]);
  });
});

test('what was written is there after closing and opening, under the same epoch', async () => {
  await storage.transaction((transaction) => transaction.putRecords([record('a', 1)]));
  const { server } = storage;
  await storage.close();
  storage = await openStorage({ folder });
  expect(storage.server).toEqual(server);
  expect(await storage.isEmpty()).toBe(false);
});

test('a second server on the same folder is told so', async () => {
  await expect(openStorage({ folder })).rejects.toThrow(/another Tủ Sách/);
});

test('a database address that this version cannot use is answered with what to do', async () => {
  await expect(openStorage({ folder, databaseUrl: 'postgres://x' })).rejects.toThrow(/Unset it/);
});
