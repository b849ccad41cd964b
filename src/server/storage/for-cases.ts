// What looking for cases asks of the database, over SQL: few rows, each found by an index.
import { sql, type Transaction as SqlTransaction } from 'kysely';
import type { Dialect, Put } from './dialect.ts';
import { readOp, readRecord } from './rows.ts';
import type { Transaction } from './storage.ts';
import type { Tables } from './tables.ts';

type ForCases = Pick<Transaction, 'opsAfter' | 'recordsOf' | 'putWords' | 'withWords' | 'setLookedAt'>;

export function forCases(db: SqlTransaction<Tables>, dialect: Dialect): ForCases {
  return {
    opsAfter: async ({ scope, type, id }, seq) => {
      const watched = sql<boolean>`type IN ('title', 'copy', 'member', 'group', 'readingEvent', 'bookcase', 'shelf')`;
      const onRecord = db.selectFrom('op').selectAll().where('record_id', '=', id).where('scope_seq', '>', seq);
      const found = await onRecord.where('scope', '=', scope).where('type', '=', type).where(watched).execute();
      return found.map(readOp);
    },
    recordsOf: async (scope, type) => {
      const wanted = db.selectFrom('record').selectAll().where('scope', '=', scope).where('type', '=', type);
      return (await wanted.execute()).map(readRecord);
    },
    putWords: async (scope, type, rows) => {
      const ids = rows.map(({ id }) => id);
      const old = db.deleteFrom('word').where('scope', '=', scope).where('type', '=', type);
      if (ids.length > 0) await old.where(dialect.isAmong(sql.ref('id'), ids)).execute();
      const words = rows.flatMap(({ id, words: own }) => own.map((word) => ({ scope, type, id, word })));
      await dialect.putMany(db, putWord, words);
    },
    withWords: async (scope, type, { words, most }) => {
      if (words.length === 0) return [];
      const wanted = db.selectFrom('word').select(['id', 'word']).where('scope', '=', scope).where('type', '=', type);
      const some = sql`SELECT 1 FROM word AS known WHERE known.scope = ${scope} AND known.type = ${type}
        AND known.word = given.word LIMIT ${most + 1}`;
      const few = sql<string>`(SELECT given.word FROM ${dialect.asTable([...new Set(words)])} AS given
        WHERE (SELECT count(*) FROM (${some}) AS found) <= ${most})`;
      return wanted.where('word', 'in', few).orderBy('id').execute();
    },
    setLookedAt: async (scope, seq) => {
      await db
        .insertInto('looked')
        .values({ scope, seq })
        .onConflict((on) => on.column('scope').doUpdateSet({ seq }))
        .execute();
    },
  };
}

const putWord: Put<Tables['word']> = {
  table: 'word',
  columns: ['scope', 'type', 'id', 'word'],
  key: ['scope', 'type', 'id', 'word'],
  replaced: ['word'],
};
