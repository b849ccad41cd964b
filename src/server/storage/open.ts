// The only file that knows which database it is: a SQLite file of this process alone, or a PostgreSQL that several processes
// share.
import { randomUUID } from 'node:crypto';
import { Kysely, SqliteDialect } from 'kysely';
import type { Config } from '../config.ts';
import { freshEpoch } from '../upkeep/care.ts';
import type { Dialect } from './dialect.ts';
import { sqlStorage } from './sql-storage.ts';
import { openSqlite } from './sqlite-file.ts';
import type { ServerRow, Storage } from './storage.ts';
import type { Tables } from './tables.ts';
import { patient } from './trouble.ts';
import { upgrade } from './upgrade.ts';

/** restored: the folder was put back from a copy, so every device shall hand in again what it has. */
type Opening = Pick<Config, 'folder' | 'databaseUrl'> & Partial<Pick<Config, 'restored'>>;

/** Opens the database that the configuration names. Throws a sentence for the operator when it cannot. */
export async function openStorage(config: Opening): Promise<Storage> {
  const { db, dialect, describe } = config.databaseUrl ? await postgres(config.databaseUrl) : sqlite(config.folder);
  try {
    await upgrade(db, dialect);
    const server = await serverRow(db, dialect, config.restored ?? false);
    return patient(dialect, sqlStorage({ db, dialect, server, describe }));
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

interface Found {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
  readonly describe: string;
}

function sqlite(folder: string): Found {
  const { database, version, dialect } = openSqlite(folder);
  return { db: new Kysely({ dialect: new SqliteDialect({ database }) }), dialect, describe: `sqlite ${version}` };
}

async function postgres(url: string): Promise<Found> {
  const [{ openPool }, { inPostgres }] = await Promise.all([import('./postgres-pool.ts'), import('./in-postgres.ts')]);
  const pool = openPool(url);
  try {
    const describe = `postgresql ${await pool.version()}`;
    return { db: new Kysely({ dialect: pool.dialect }), dialect: inPostgres, describe };
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`The database of DATABASE_URL does not answer (${message}). Start it, or unset DATABASE_URL.`, {
      cause: error,
    });
  }
}

/** Who this server is. Two processes that start at once on one new database must agree. */
function serverRow(db: Kysely<Tables>, dialect: Dialect, restored: boolean): Promise<ServerRow> {
  return db.transaction().execute(async (open) => {
    await dialect.upgradeAlone?.execute(open);
    const found = await open.selectFrom('server').selectAll().executeTakeFirst();
    const epoch = found && !restored ? found.epoch : freshEpoch();
    const row = { id: randomUUID(), unit_id: randomUUID(), ...found, epoch };
    if (found && restored) await open.updateTable('server').set({ epoch }).execute();
    if (!found) await open.insertInto('server').values(row).execute();
    return { id: row.id, epoch: row.epoch, unitId: row.unit_id };
  });
}
