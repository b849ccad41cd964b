// How SQLite says it.
import { sql } from 'kysely';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { Dialect, TroubleKind } from './dialect.ts';

/** SQLite's primary result codes: https://sqlite.org/rescode.html */
const troubles: Readonly<Record<number, TroubleKind>> = {
  5: 'busy',
  6: 'busy',
  10: 'broken',
  11: 'broken',
  13: 'full',
};

export function inSqlite(prepare: (sentence: string) => StatementSync): Dialect {
  const sentences = new Map<object, string>();
  return {
    isShared: false,
    layout: (statement) => statement,
    upgradeAlone: undefined,
    inBody: (path) => `json_extract(body, '$.${path}')`,
    isAmong: (value, values) => sql<boolean>`${value} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`,
    asTable: (values) => sql`(SELECT value AS word FROM json_each(${JSON.stringify(values)}))`,
    isNamed: (idColumn, names) => {
      const [{ scope, type } = { scope: '', type: '' }] = names;
      // Most pushes are about records of one type, and those are found in a third of the time.
      if (names.every((name) => name.scope === scope && name.type === type)) {
        const ids = JSON.stringify(names.map(({ id }) => id));
        return sql<boolean>`(scope = ${scope} AND type = ${type}
          AND ${sql.ref(idColumn)} IN (SELECT value FROM json_each(${ids})))`;
      }
      const given = JSON.stringify(names.map((name) => [name.scope, name.type, name.id]));
      return sql<boolean>`(scope, type, ${sql.ref(idColumn)}) IN
        (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${given}))`;
    },
    putMany: async (_open, put, rows) => {
      const sentence = sentences.get(put) ?? putSentence(put);
      sentences.set(put, sentence);
      const statement = prepare(sentence);
      const { columns } = put;
      const values: SQLInputValue[] = [];
      for (const row of rows) {
        for (let at = 0; at < columns.length; at += 1)
          values[at] = row[columns[at] as (typeof columns)[number]] as SQLInputValue;
        statement.run(...values);
      }
    },
    troubleOf: (error) => troubles[Number((error as { errcode?: number }).errcode) & 0xff],
  };
}

interface Putting {
  readonly table: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly replaced: readonly string[];
}
function putSentence({ table, columns, key, replaced }: Putting): string {
  const places = columns.map(() => '?').join(', ');
  const taken = replaced.map((name) => `${name} = excluded.${name}`).join(', ');
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})
    ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${taken}`;
}
