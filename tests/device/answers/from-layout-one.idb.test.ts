// A database of the first layout, in which an op's own row said what became of it, opens in the present one.
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { database, useDatabase } from '#device/open-database.ts';
import { peek } from '#device/outbox.ts';
import { heldOps } from '#device/read/attention.ts';

const scope = 'people:u-000001';
const op = (seq: number) => ({ seq, scope, type: 'member', recordId: `member-0${seq}`, fields: {} });

async function oldDatabase(name: string, rows: readonly object[]): Promise<void> {
  const old = new Dexie(name);
  old.version(1).stores({ outbox: 'seq, status, pending', meta: 'id', shadow: 'key', unknownRow: 'key', member: 'id' });
  await old.table('outbox').bulkAdd(rows);
  old.close();
}

test('what was answered is answered, what waited waits, what was kept is kept', async () => {
  await oldDatabase('old', [
    { seq: 1, status: 'covered', scopeSeq: 7, outcome: 'applied', op: op(1) },
    { seq: 2, status: 'attention', outcome: 'quarantined:invalid', op: op(2) },
    { seq: 3, status: 'covered', outcome: 'quarantined:invalid', op: op(3) },
    { seq: 4, status: 'answered', outcome: 'parked', pending: 'member member-04', op: op(4) },
    { seq: 5, status: 'waiting', pending: 'member member-05', op: op(5) },
    { seq: 6, status: 'answered', scopeSeq: 9, pending: 'member member-06', op: op(6) },
  ]);
  useDatabase('old');
  expect((await peek(9)).map(({ seq }) => seq)).toEqual([5, 6]);
  expect(await database().answer.toArray()).toEqual([
    { from: 1, to: 4, scopeSeqs: [7, 0, 0, 0], heads: { [scope]: 7 } },
  ]);
  expect((await heldOps()).map(({ queued }) => queued.seq)).toEqual([2]);
  expect(await database().held.count()).toBe(3);
  expect(await database().outbox.get(1)).toEqual({ seq: 1, key: 'member member-01', op: op(1) });
});

test('an empty queue stays empty', async () => {
  await oldDatabase('empty', []);
  useDatabase('empty');
  expect(await peek(9)).toEqual([]);
  expect(await database().answer.count()).toBe(0);
});
