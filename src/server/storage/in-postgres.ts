// How PostgreSQL says it. Records stay text there too: what is compared and hashed must come back letter by letter, which
// jsonb does not promise.
import { sql } from 'kysely';
import type { Dialect, TroubleKind } from './dialect.ts';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and what the way there can say. */
const troubles: Readonly<Record<string, TroubleKind>> = {
  '40001': 'clash',
  '40P01': 'clash',
  '55P03': 'busy',
  '57014': 'busy',
  '53300': 'busy',
  '53100': 'full',
  '58030': 'busy',
};
const noAnswer = /^(08|57P)|^E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|NOTFOUND)/;
const lostOnTheWay = /timeout exceeded when trying to connect|Connection terminated|not queryable/;

/** One number for this program among the advisory locks of a database. */
const upgradeLock = 7_457_274;

export const inPostgres: Dialect = {
  isShared: true,
  layout: (statement) =>
    statement
      .replaceAll(/\bINTEGER\b/g, 'BIGINT')
      .replaceAll(/\bBLOB\b/g, 'BYTEA')
      .replaceAll(/json_extract\(body, '\$\.([\w.]+)'\)/g, (_all, path: string) => inBody(path, 'text')),
  upgradeAlone: sql`SELECT pg_advisory_xact_lock(${sql.lit(upgradeLock)})`,
  inBody,
  isAmong: (value, values) => sql<boolean>`${value} = ANY(${[...values]}::text[])`,
  asTable: (values) => sql`(SELECT unnest(${[...values]}::text[]) AS word)`,
  isNamed: (idColumn, names) => {
    const [scopes, types, ids] = [
      names.map(({ scope }) => scope),
      names.map(({ type }) => type),
      names.map(({ id }) => id),
    ];
    return sql<boolean>`(scope, type, ${sql.ref(idColumn)}) IN
      (SELECT * FROM unnest(${scopes}::text[], ${types}::text[], ${ids}::text[]))`;
  },
  putMany: async (open, { table, columns, key, replaced }, rows) => {
    if (rows.length === 0) return;
    const values = columns.map((name) => rows.map((row) => row[name] as string | number | null));
    const lists = values.map(
      (list) => sql`${list}::${sql.raw(list.some((one) => typeof one === 'number') ? 'bigint' : 'text')}[]`,
    );
    const names = (list: readonly string[]) => sql.join(list.map((name) => sql.ref(name)));
    const taken = replaced.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`);
    await sql`INSERT INTO ${sql.table(table)} (${names(columns)}) SELECT * FROM unnest(${sql.join(lists)})
      ON CONFLICT (${names(key)}) DO UPDATE SET ${sql.join(taken)}`.execute(open);
  },
  troubleOf: (error) => {
    const { code = '', message = '' } = error as { code?: string; message?: string };
    return troubles[code] ?? (noAnswer.test(code) || lostOnTheWay.test(message) ? 'busy' : undefined);
  },
};

function inBody(path: string, kind: 'text' | 'integer'): string {
  const steps = `'{${path.replaceAll('.', ',')}}'`;
  const text = `(body::json #>> ${steps})`;
  if (kind === 'text') return text;
  return `(CASE json_typeof(body::json #> ${steps}) WHEN 'boolean' THEN ${text}::boolean::int
    WHEN 'number' THEN ${text}::numeric END)`;
}
