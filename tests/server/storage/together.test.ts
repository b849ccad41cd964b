// Writings that come at the same time share one commit: each stands or falls by itself, and none is answered before the disk
// has all of them.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { openSqlite } from '../../../src/server/storage/sqlite-file.ts';
import type { Tables } from '../../../src/server/storage/tables.ts';
import { together } from '../../../src/server/storage/together.ts';

async function freshTable() {
  const { database } = openSqlite(mkdtempSync(join(tmpdir(), 'tusach-')));
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  await db.schema.createTable('looked').addColumn('scope', 'text').addColumn('seq', 'integer').execute();
  const write = together(db);
  const put = (scope: string, seq: number) =>
    write(async (open) => {
      await open.insertInto('looked').values({ scope, seq }).execute();
      if (seq < 0) throw new Error(`${scope} failed`);
      return scope;
    });
  const scopes = async () => (await db.selectFrom('looked').select('scope').execute()).map(({ scope }) => scope);
  return { db, put, scopes };
}

test('of writings that come together the failing one is undone alone, and the others are there', async () => {
  const { put, scopes } = await freshTable();
  const ends = await Promise.allSettled([put('a', 1), put('b', 1), put('c', -1), put('d', 1)]);
  const said = ends.map((end) => (end.status === 'fulfilled' ? end.value : String(end.reason)));
  expect(said).toEqual(['a', 'b', 'Error: c failed', 'd']);
  expect(await scopes()).toEqual(['a', 'b', 'd']);
});

/** Whoever writes the number 9 is found out at the commit. */
async function freshTableWithTrap() {
  const table = await freshTable();
  await sql`CREATE TABLE parent (id TEXT PRIMARY KEY)`.execute(table.db);
  await sql`CREATE TABLE child (id TEXT REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)`.execute(table.db);
  await sql`CREATE TRIGGER orphan AFTER INSERT ON looked WHEN NEW.seq = 9 BEGIN INSERT INTO child VALUES ('x'); END`.execute(
    table.db,
  );
  return table;
}

test('a commit that fails is nobody’s success', async () => {
  const { put, scopes } = await freshTableWithTrap();
  await put('first', 1);
  const ends = await Promise.allSettled([put('a', 1), put('b', 9), put('c', 1)]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await scopes()).toEqual(['first']);
});

test('a writing whose turn of the loop is not over waits for what comes in it', async () => {
  const { put, scopes } = await freshTableWithTrap();
  const first = put('first', 1);
  const second = Promise.resolve().then(() => put('second', 9));
  const ends = await Promise.allSettled([first, second]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await scopes()).toEqual([]);
});

test('whoever shared the last commit is waited for a moment', async () => {
  const { put, scopes } = await freshTableWithTrap();
  await Promise.all([put('a', 1), put('b', 1)]);
  const third = put('third', 1);
  const fourth = setTimeout(2).then(() => put('fourth', 9));
  const ends = await Promise.allSettled([third, fourth]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await scopes()).toEqual(['a', 'b']);
});

/** Who comes a little later, and makes the commit fail in which it is. */
const later = (put: (scope: string, seq: number) => Promise<unknown>) => setTimeout(4).then(() => put('late', 9));

test('who does not come again holds up one commit, not the next', async () => {
  const { put, scopes } = await freshTableWithTrap();
  await Promise.all([put('a', 1), put('b', 1)]);
  await put('c', 1);
  const ends = await Promise.allSettled([put('d', 1), later(put)]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(await scopes()).toEqual(['a', 'b', 'c', 'd']);
});

test('who is alone and writes again as soon as it is answered waits for nobody', async () => {
  const { put, scopes } = await freshTableWithTrap();
  for (const name of ['a', 'b', 'c']) await put(name, 1);
  const ends = await Promise.allSettled([put('d', 1), later(put)]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(await scopes()).toEqual(['a', 'b', 'c', 'd']);
});
