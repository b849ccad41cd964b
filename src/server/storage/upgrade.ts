// The tables of the server, brought from any older layout to the present one, in one transaction. Steps are only ever added,
// in SQLite's words: a dialect says them in its own.
import { sql, type Kysely } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Tables } from './tables.ts';
import { viewStatements } from './views.ts';

const steps: readonly (readonly string[])[] = [
  [
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
  ],
  [
    `ALTER TABLE device ADD COLUMN public_key TEXT`,
    `ALTER TABLE device ADD COLUMN state TEXT NOT NULL DEFAULT 'active'`,
    `ALTER TABLE device ADD COLUMN roles TEXT`,
    `ALTER TABLE device ADD COLUMN last_seen_at TEXT`,
    `ALTER TABLE device ADD COLUMN app TEXT`,
    `ALTER TABLE device ADD COLUMN waiting INTEGER`,
    `ALTER TABLE op ADD COLUMN signed INTEGER NOT NULL DEFAULT 0`,
    `CREATE TABLE pass (hash TEXT PRIMARY KEY, kind TEXT NOT NULL, device TEXT NOT NULL, expires_at TEXT NOT NULL)`,
    `CREATE INDEX pass_device ON pass (device)`,
  ],
  [
    `CREATE INDEX record_stray ON record (scope, json_extract(body, '$.fields.copyId')) WHERE type = 'strayReturn'`,
    `CREATE INDEX record_case ON record (scope, json_extract(body, '$.fields.status')) WHERE type = 'case'`,
    `CREATE INDEX op_watched ON op (record_id, scope_seq)
      WHERE type IN ('title', 'copy', 'member', 'group', 'readingEvent', 'bookcase', 'shelf')`,
    `CREATE INDEX record_event ON record (scope, json_extract(body, '$.fields.eventId')) WHERE type = 'attendance'`,
    `CREATE TABLE looked (scope TEXT PRIMARY KEY, seq INTEGER NOT NULL)`,
    `CREATE TABLE word (scope TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, word TEXT NOT NULL)`,
    `CREATE UNIQUE INDEX word_name ON word (scope, type, id, word)`,
    `CREATE INDEX word_word ON word (scope, type, word)`,
  ],
  [
    `CREATE TABLE signed_batch (device TEXT NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER NOT NULL,
      public_key TEXT NOT NULL, signature TEXT NOT NULL, PRIMARY KEY (device, from_seq, to_seq))`,
  ],
  [
    `CREATE TABLE scope_time (scope TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (scope, seq))`,
    `ALTER TABLE device ADD COLUMN skew INTEGER`,
    `ALTER TABLE device ADD COLUMN forked_from TEXT`,
  ],
  [`CREATE INDEX op_apart ON op (device, seq) WHERE outcome IN ('quarantined:suspended', 'quarantined:revoked')`],
];

/** Brings the database to the present layout and draws the derived views anew: all of it or nothing. */
export async function upgrade(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await db.transaction().execute(async (open) => {
    await dialect.upgradeAlone?.execute(open);
    await sql`CREATE TABLE IF NOT EXISTS layout (version INTEGER NOT NULL)`.execute(open);
    const found = await sql<{ version: number }>`SELECT version FROM layout`.execute(open);
    const version = found.rows[0]?.version ?? 0;
    if (version > steps.length)
      throw new Error(`This database was written by a newer Tủ Sách (layout ${version}). Update first.`);
    for (const statement of steps.slice(version).flat()) await sql.raw(dialect.layout(statement)).execute(open);
    await sql`DELETE FROM layout`.execute(open);
    await sql`INSERT INTO layout (version) VALUES (${steps.length})`.execute(open);
    for (const statement of viewStatements(dialect)) await sql.raw(statement).execute(open);
  });
}
