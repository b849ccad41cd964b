// The only file that knows which database it is. A PostgreSQL address is refused with a sentence until that door is built.
import { randomBytes, randomUUID } from 'node:crypto';
import { Kysely, SqliteDialect } from 'kysely';
import type { Config } from '../config.ts';
import { sqlStorage } from './sql-storage.ts';
import { openSqlite } from './sqlite-file.ts';
import type { Storage } from './storage.ts';
import type { Tables } from './tables.ts';
import { upgrade } from './upgrade.ts';

/** Opens the database that the configuration names. Throws a sentence for the operator when it cannot. */
export async function openStorage(config: Pick<Config, 'folder' | 'databaseUrl'>): Promise<Storage> {
  if (config.databaseUrl) {
    throw new Error('DATABASE_URL is set, but this version keeps its records in SQLite only. Unset it to go on.');
  }
  const { database, version, putMany } = openSqlite(config.folder);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  await upgrade(db);
  const server = await serverRow(db);
  return sqlStorage({ db, server, describe: `sqlite ${version}`, putMany });
}

async function serverRow(db: Kysely<Tables>) {
  const found = await db.selectFrom('server').selectAll().executeTakeFirst();
  const row = found ?? { id: randomUUID(), epoch: randomBytes(16).toString('hex'), unit_id: randomUUID() };
  if (!found) await db.insertInto('server').values(row).execute();
  return { id: row.id, epoch: row.epoch, unitId: row.unit_id };
}
