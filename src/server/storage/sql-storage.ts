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
}

export function sqlStorage({ db, server, describe }: Opened): Storage {
  return {
    server,
    describe,
    transaction: (work) => db.transaction().execute((open) => work(transactionOver(open))),
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

function transactionOver(db: SqlTransaction<Tables>): Transaction {
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
      return (await inScope.where(value, 'in', values).execute()).map(readRecord);
    },
    putRecords: async (rows) => {
      if (rows.length === 0) return;
      const put = db.insertInto('record').values(rows.map(writeRecord));
      await put
        .onConflict((on) =>
          on
            .columns(['scope', 'type', 'id'])
            .doUpdateSet((eb) => ({ seq: eb.ref('excluded.seq'), body: eb.ref('excluded.body') })),
        )
        .execute();
    },
    putOps: async (rows) => {
      if (rows.length === 0) return;
      const put = db.insertInto('op').values(rows.map(writeOp));
      await put
        .onConflict((on) =>
          on.columns(['device', 'seq']).doUpdateSet((eb) => ({
            outcome: eb.ref('excluded.outcome'),
            scope_seq: eb.ref('excluded.scope_seq'),
            case_id: eb.ref('excluded.case_id'),
          })),
        )
        .execute();
    },
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

/** Rows of these scopes, types and ids. */
function named(idColumn: 'id' | 'record_id', names: readonly RecordName[]) {
  const tuples = names.map(({ scope, type, id }) => sql`(${scope}, ${type}, ${id})`);
  return sql<boolean>`(scope, type, ${sql.ref(idColumn)}) IN (VALUES ${sql.join(tuples)})`;
}
