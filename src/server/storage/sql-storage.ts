// The storage contract over SQL. Every statement is one batch; everything is found by scope first, so that a larger
// database can be cut by scope.
import { sql, type Kysely, type Transaction as SqlTransaction } from 'kysely';
import { readDevice, readInvite, readOp, readRecord, writeDevice, writeInvite, writeOp, writeRecord } from './rows.ts';
import type { RecordName, ServerRow, Storage, Transaction } from './storage.ts';
import type { Tables } from './tables.ts';

interface Opened {
  readonly db: Kysely<Tables>;
  readonly server: ServerRow;
  readonly describe: string;
  readonly putMany: PutMany;
}
/** Runs one sentence for each row of values, in the transaction that is open: how a database does that fastest is its own. */
export type PutMany = (sentence: string, rows: readonly (readonly (string | number | null)[])[]) => void;

export function sqlStorage({ db, server, describe, putMany }: Opened): Storage {
  return {
    server,
    describe,
    transaction: (work) => db.transaction().execute((open) => work(transactionOver(open, putMany))),
    head: async (scope) => {
      const row = await db.selectFrom('scope').select(['head', 'horizon']).where('id', '=', scope).executeTakeFirst();
      return row ?? { head: 0, horizon: 0 };
    },
    rowsAfter: async ({ scope, after, upTo, most }) => {
      const wanted = db.selectFrom('record').selectAll().where('scope', '=', scope);
      const within = wanted.where('seq', '>', after).where('seq', '<=', upTo);
      return (await within.orderBy('seq').limit(most).execute()).map(readRecord);
    },
    deviceByToken: async (tokenHash) => {
      const row = await db.selectFrom('device').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
      return row && readDevice(row);
    },
    units: async () => {
      const rows = await db
        .selectFrom('record')
        .selectAll()
        .where(sql<boolean>`type = 'unit'`)
        .execute();
      const named = rows.map(readRecord).map(({ id, state }) => ({ id, name: String(state.fields.name) }));
      const own = named.find(({ id }) => id === server.unitId) ?? { id: server.unitId };
      return [own, ...named.filter(({ id }) => id !== server.unitId)];
    },
    hasAdministrator: async (unitId) => {
      const wanted = db.selectFrom('device').select('id').where('unit_id', '=', unitId);
      return (await wanted.where('role', '=', 'administrator').executeTakeFirst()) !== undefined;
    },
    isEmpty: async () => (await db.selectFrom('record').select('id').limit(1).executeTakeFirst()) === undefined,
    close: () => db.destroy(),
  };
}

function transactionOver(db: SqlTransaction<Tables>, putMany: PutMany): Transaction {
  return {
    lockDevice: async (id) => {
      const row = await db.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readDevice(row);
    },
    lockScopes: async (scopes) => {
      const made = scopes.map((id) => ({ id, head: 0, horizon: 0 }));
      if (made.length > 0)
        await db
          .insertInto('scope')
          .values(made)
          .onConflict((on) => on.doNothing())
          .execute();
      const rows = await db
        .selectFrom('scope')
        .select(['id', 'head'])
        .where('id', 'in', scopes)
        .orderBy('id')
        .execute();
      return new Map(rows.map(({ id, head }) => [id, head]));
    },
    opsOf: async (device, from, to) => {
      const own = db.selectFrom('op').selectAll().where('device', '=', device);
      return (await own.where('seq', '>=', from).where('seq', '<=', to).orderBy('seq').execute()).map(readOp);
    },
    parkedOps: async (names) => {
      if (names.length === 0) return [];
      const parked = db.selectFrom('op').selectAll().where('outcome', '=', 'parked');
      const found = await parked.where(named('record_id', names)).orderBy('effective').execute();
      return found.map(readOp);
    },
    records: async (names) => {
      if (names.length === 0) return [];
      return (await db.selectFrom('record').selectAll().where(named('id', names)).execute()).map(readRecord);
    },
    recordsWhere: async (scope, type, field, values) => {
      if (values.length === 0) return [];
      const inScope = db
        .selectFrom('record')
        .selectAll()
        .where('scope', '=', scope)
        .where(sql<boolean>`type = ${sql.lit(type)}`);
      const value = sql<string>`json_extract(body, ${sql.lit(`$.fields.${field}`)})`;
      const among = sql<boolean>`${value} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
      return (await inScope.where(among).execute()).map(readRecord);
    },
    putRecords: async (rows) =>
      putMany(
        putRecord,
        rows.map(writeRecord).map((row) => recordColumns.map((name) => row[name])),
      ),
    putOps: async (rows) =>
      putMany(
        putOp,
        rows.map(writeOp).map((row) => opColumns.map((name) => row[name])),
      ),
    setHead: async (scope, head) => {
      await db.updateTable('scope').set({ head }).where('id', '=', scope).execute();
    },
    putDevice: async (row) => {
      const values = writeDevice(row);
      await db
        .insertInto('device')
        .values(values)
        .onConflict((on) => on.column('id').doUpdateSet(values))
        .execute();
    },
    invite: async (codeHash) => {
      const row = await db.selectFrom('invite').selectAll().where('code_hash', '=', codeHash).executeTakeFirst();
      return row && readInvite(row);
    },
    putInvite: async (row) => {
      const values = writeInvite(row);
      await db
        .insertInto('invite')
        .values(values)
        .onConflict((on) => on.column('code_hash').doUpdateSet(values))
        .execute();
    },
  };
}

const recordColumns = ['scope', 'type', 'id', 'seq', 'body'] as const;
const opColumns = [
  'device',
  'seq',
  'scope',
  'type',
  'record_id',
  'outcome',
  'scope_seq',
  'case_id',
  'effective',
  'hash',
  'received_at',
  'wire',
] as const;
const places = (columns: readonly string[]) => columns.map(() => '?').join(', ');
const putRecord = `INSERT INTO record (${recordColumns.join(', ')}) VALUES (${places(recordColumns)})
  ON CONFLICT (scope, type, id) DO UPDATE SET seq = excluded.seq, body = excluded.body`;
const putOp = `INSERT INTO op (${opColumns.join(', ')}) VALUES (${places(opColumns)})
  ON CONFLICT (device, seq) DO UPDATE SET outcome = excluded.outcome, scope_seq = excluded.scope_seq,
    case_id = excluded.case_id`;

/** Rows of these scopes, types and ids. One parameter, however many: the sentence stays the same and is prepared once. */
function named(idColumn: 'id' | 'record_id', names: readonly RecordName[]) {
  const given = JSON.stringify(names.map(({ scope, type, id }) => [scope, type, id]));
  return sql<boolean>`(scope, type, ${sql.ref(idColumn)}) IN
    (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${given}))`;
}
