// A database as the first version wrote it, opened by the present one: nothing in it is lost, and it takes all that is new.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { makeStamp } from '#protocol/stamp.ts';
import { openStorage } from '../../../src/server/storage/open.ts';
import { lookBack } from '../../../src/server/sync/cases/look-back.ts';
import { Tablet } from '../../support/fresh-server.ts';

/** As it was, letter by letter: this text is never brought up to date. */
const firstLayout = [
  `CREATE TABLE layout (version INTEGER NOT NULL)`,
  `INSERT INTO layout (version) VALUES (1)`,
  `CREATE TABLE record (scope TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL)`,
  `CREATE UNIQUE INDEX record_name ON record (scope, type, id)`,
  `CREATE UNIQUE INDEX record_seq ON record (scope, seq)`,
  `CREATE TABLE op (device TEXT NOT NULL, seq INTEGER NOT NULL, scope TEXT NOT NULL, type TEXT NOT NULL,
    record_id TEXT NOT NULL, outcome TEXT NOT NULL, scope_seq INTEGER NOT NULL, case_id TEXT, effective TEXT NOT NULL,
    hash TEXT NOT NULL, received_at TEXT NOT NULL, wire TEXT NOT NULL)`,
  `CREATE UNIQUE INDEX op_name ON op (device, seq)`,
  `CREATE INDEX op_parked ON op (scope, type, record_id) WHERE outcome = 'parked'`,
  `CREATE TABLE scope (id TEXT PRIMARY KEY, head INTEGER NOT NULL, horizon INTEGER NOT NULL)`,
  `CREATE TABLE device (id TEXT PRIMARY KEY, name TEXT NOT NULL, unit_id TEXT NOT NULL, site_id TEXT, role TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE, last_seq INTEGER NOT NULL, last_effective TEXT NOT NULL, joined_at TEXT NOT NULL)`,
  `CREATE TABLE invite (code_hash TEXT PRIMARY KEY, unit_id TEXT NOT NULL, role TEXT NOT NULL, site_id TEXT,
    made_by TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT, used_by TEXT)`,
  `CREATE TABLE server (id TEXT PRIMARY KEY, epoch TEXT NOT NULL, unit_id TEXT NOT NULL)`,
  `CREATE INDEX record_copy ON record (scope, json_extract(body, '$.fields.copyId')) WHERE type = 'loan'`,
  `CREATE INDEX record_number ON record (scope, json_extract(body, '$.fields.accessionNumber')) WHERE type = 'copy'`,
  `CREATE INDEX record_card ON record (scope, json_extract(body, '$.fields.cardNumber')) WHERE type = 'member'`,
  `CREATE VIEW title_view AS SELECT id, scope, seq, 0 AS removed FROM record WHERE type = 'title'`,
];
const unitId = '01939f00-0000-7000-8000-000000000001';
const scope = `unit:${unitId}`;
const id = '00000000000000aa';
const stamp = makeStamp(1_788_000_000_000, 0, id);
const state = { fields: { title: 'Quê nội', bookType: 'TN' }, stamps: { '*': stamp } };

function writtenByTheFirst(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tusach-'));
  const database = new DatabaseSync(join(folder, 'tusach.sqlite'));
  for (const statement of firstLayout) database.exec(statement);
  const put = (table: string, values: readonly (string | number | null)[]) =>
    database.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join()})`).run(...values);
  put('server', ['server-1', 'epoch-1', unitId]);
  put('scope', [scope, 1, 0]);
  put('device', [id, 'máy cũ', unitId, null, 'librarian', 'hash-1', 1, stamp, '2026-09-01T00:00:00.000Z']);
  put('invite', ['code-1', unitId, 'kiosk', null, id, '2026-09-02T00:00:00.000Z', null, null]);
  put('record', [scope, 'title', 'title-0001', 1, JSON.stringify(state)]);
  const [wire, receivedAt] = ['{}', '2026-09-01T00:00:00.000Z'];
  put('op', [id, 1, scope, 'title', 'title-0001', 'applied', 1, null, stamp, 'hash-of-1', receivedAt, wire]);
  database.close();
  return folder;
}

test('what the first version wrote is there, under the same epoch, once and for all', async () => {
  const folder = writtenByTheFirst();
  for (const _start of [1, 2]) {
    const storage = await openStorage({ folder });
    expect(storage.server).toEqual({ id: 'server-1', epoch: 'epoch-1', unitId });
    const rows = await storage.rowsAfter({ scope, after: 0, upTo: 9, most: 9 });
    expect(rows).toEqual([{ scope, type: 'title', id: 'title-0001', seq: 1, state }]);
    const device = await storage.deviceByToken('hash-1', '2026-10-01T00:00:00.000Z');
    expect(device).toMatchObject({ id, name: 'máy cũ', role: 'librarian', lastSeq: 1, state: 'active' });
    await storage.transaction(async (transaction) => {
      expect(await transaction.opsOf(id, 1, 9)).toMatchObject([{ seq: 1, hash: 'hash-of-1', wire: '{}' }]);
      expect(await transaction.invite('code-1')).toMatchObject({ role: 'kiosk', madeBy: id, usedAt: null });
    });
    await storage.close();
  }
});

test('a device of then goes on, and what it writes twice with another is found', async () => {
  const storage = await openStorage({ folder: writtenByTheFirst() });
  const old = await storage.deviceByToken('hash-1', '2026-10-01T00:00:00.000Z');
  const other = { ...old, id: '00000000000000bb', tokenHash: 'hash-2', lastSeq: 0, lastEffective: '' } as Tablet['row'];
  await storage.transaction((transaction) => transaction.putDevice(other));
  const tablet = new Tablet(other);
  const answer = await tablet.push(storage, [tablet.op(title.put({ title: 'quê nội', bookType: 'TN' }, 'title-0002'))]);
  expect(answer.outcomes).toEqual([[1, 'applied', 2, null]]);
  await lookBack(storage, unitId);
  const rows = await storage.rowsAfter({ scope: `people:${unitId}`, after: 0, upTo: 9, most: 9 });
  const unit = await storage.rowsAfter({ scope, after: 0, upTo: 9, most: 9 });
  const cases = [...rows, ...unit].filter(({ type }) => type === 'case');
  expect(cases).toMatchObject([{ state: { fields: { caseKind: 'sameTitle', status: 'open' } } }]);
  await storage.close();
});
