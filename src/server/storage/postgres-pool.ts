// Connections to a PostgreSQL database, with the settings that make an answer durable and every wait short. Loaded only where
// such a database is used.
import { PostgresDialect, type PostgresPoolClient } from 'kysely';
import { Pool, types, type PoolClient } from 'pg';

/** Read committed on purpose: a head that was waited for is read anew, where a stricter level would only fail. */
const settings = `SET default_transaction_isolation = 'read committed'; SET synchronous_commit = on;
  SET lock_timeout = '2s'; SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '30s'`;

export function openPool(url: string): { dialect: PostgresDialect; version: () => Promise<string> } {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    application_name: 'tusach',
    types: {
      getTypeParser: (id, format) =>
        id === types.builtins.INT8 ? Number : (types.getTypeParser(id, format) as (value: string) => unknown),
    },
  });
  // A connection that breaks while nobody uses it is replaced by the next one.
  pool.on('error', () => undefined);
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    const known = clients.get(client) ?? (await prepared(client));
    clients.set(client, known);
    return known;
  };
  return {
    dialect: new PostgresDialect({ pool: { connect, end: () => pool.end(), options: pool.options } }),
    version: async () =>
      String((await pool.query<{ server_version: string }>('SHOW server_version')).rows[0]?.server_version),
  };
}

async function prepared(client: PoolClient): Promise<PostgresPoolClient> {
  try {
    await client.query(settings);
  } catch (error) {
    client.release(true);
    throw error;
  }
  const ask = (sentence: string, values: readonly unknown[]) => client.query(sentence, values.map(storable));
  return { query: ask as never, release: (error) => client.release(error) };
}

/** PostgreSQL's text holds no NUL, and its JSON no half of a pair of surrogates; both would fail a whole push. */
function storable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'string') return value;
  const plain = value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
  if (!plain.includes('\\u')) return plain;
  return plain.replaceAll(/\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g, (found) => (found === '\\\\' ? found : '\uFFFD'));
}
