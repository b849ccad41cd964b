// The only file that knows which database it is. A PostgreSQL address is refused with a sentence until that door is built.
import { randomBytes, randomUUID } from 'node:crypto';
import { Kysely, SqliteDialect } from 'kysely';
import type { Config } from '../config.ts';
import { sqlStorage } from './sql-storage.ts';
import { openSqlite } from './sqlite-file.ts';
import type { Storage } from './storage.ts';
import type { Tables } from './tables.ts';
import { upgrade } from './upgrade.ts';

/** restored: the folder was put back from a copy, so every device shall hand in again what it has. */
type Opening = Pick<Config, 'folder' | 'databaseUrl'> & Partial<Pick<Config, 'restored'>>;

/** Opens the database that the configuration names. Throws a sentence for the operator when it cannot. */
export async function openStorage(config: Opening): Promise<Storage> {
  if (config.databaseUrl) {
    throw new Error('DATABASE_URL is set, but this version keeps its records in SQLite only. Unset it to go on.');
  }
  const { database, version, putMany } = openSqlite(config.folder);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  await upgrade(db);
  const server = await serverRow(db, config.restored ?? false);
  return sqlStorage({ db, server, describe: `sqlite ${version}`, putMany });
}

async function serverRow(db: Kysely<Tables>, restored: boolean) {
  const found = await db.selectFrom('server').selectAll().executeTakeFirst();
  const epoch = found && !restored ? found.epoch : randomBytes(16).toString('hex');
  const row = { id: randomUUID(), unit_id: randomUUID(), ...found, epoch };
  if (found && restored) await db.updateTable('server').set({ epoch }).execute();
  if (!found) await db.insertInto('server').values(row).execute();
  return { id: row.id, epoch: row.epoch, unitId: row.unit_id };
}
