// The storage contract over SQL. Every statement is one batch; everything is found by scope first, so that a larger
// database can be cut by scope.
import { sql, type Kysely, type Transaction as SqlTransaction } from 'kysely';
import { signedBatches } from '../accounts/signed-batches.ts';
import { scopeOf } from '#protocol/scope.ts';
import { careOver, freshEpoch } from '../upkeep/care.ts';
import type { Dialect, Put } from './dialect.ts';
import { forCases } from './for-cases.ts';
import {
  readDevice,
  readInvite,
  readOp,
  readPass,
  readRecord,
  writeDevice,
  writeInvite,
  writeOp,
  writePass,
  writeRecord,
} from './rows.ts';
import type { ServerRow, Storage, Transaction } from './storage.ts';
import type { Tables } from './tables.ts';
import { together, type Work } from './together.ts';

interface Opened {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
  readonly server: ServerRow;
  readonly describe: string;
}

export function sqlStorage({ db, dialect, server, describe }: Opened): Storage {
  const write = dialect.isShared ? <Answer>(work: Work<Answer>) => db.transaction().execute(work) : together(db);
  const own = { ...server };
  return {
    server: own,
    beginEpoch: async () => {
      const epoch = freshEpoch();
      await db.updateTable('server').set({ epoch }).execute();
      own.epoch = epoch;
    },
    describe,
    isShared: dialect.isShared,
    care: careOver(db),
    transaction: (work) => write((open) => work(transactionOver(open, dialect))),
    head: async (scope) => {
      const row = await db.selectFrom('scope').select(['head', 'horizon']).where('id', '=', scope).executeTakeFirst();
      return row ?? { head: 0, horizon: 0 };
    },
    heads: async (scopes) => {
      if (scopes.length === 0) return new Map();
      const rows = await db.selectFrom('scope').select(['id', 'head']).where('id', 'in', scopes).execute();
      return new Map(rows.map(({ id, head }) => [id, head]));
    },
    rowsAfter: async ({ scope, after, upTo, most }) => {
      const wanted = db.selectFrom('record').selectAll().where('scope', '=', scope);
      const within = wanted.where('seq', '>', after).where('seq', '<=', upTo);
      return (await within.orderBy('seq').limit(most).execute()).map(readRecord);
    },
    opsNumbered: async (device, seqs) => {
      if (seqs.length === 0) return [];
      const own = db.selectFrom('op').selectAll().where('device', '=', device);
      return (await own.where('seq', 'in', seqs).orderBy('seq').execute()).map(readOp);
    },
    lookedAt: async (scope) => {
      const row = await db.selectFrom('looked').select('seq').where('scope', '=', scope).executeTakeFirst();
      return row?.seq ?? 0;
    },
    deviceByToken: async (tokenHash, now) => {
      const tokens = db.selectFrom('pass').select('device').where('hash', '=', tokenHash).where('kind', '=', 'token');
      const signedIn = tokens.where('expires_at', '>', now);
      const devices = db.selectFrom('device').selectAll();
      const row =
        (await devices.where('id', 'in', signedIn).executeTakeFirst()) ??
        (await devices.where('token_hash', '=', tokenHash).executeTakeFirst());
      return row && readDevice(row);
    },
    units: async () => {
      const rows = await db
        .selectFrom('record')
        .selectAll()
        .where(sql<boolean>`type = 'unit'`)
        .execute();
      // A library is named in its own scope: whoever writes such a record elsewhere makes no library of it.
      const units = rows.map(readRecord).filter(({ id, scope }) => scope === scopeOf('unit', id));
      const named = units.map(({ id, state }) => ({ id, name: String(state.fields.name) }));
      const own = named.find(({ id }) => id === server.unitId) ?? { id: server.unitId };
      return [own, ...named.filter(({ id }) => id !== server.unitId)];
    },
    hasAdministrator: async (unitId) => {
      const wanted = db.selectFrom('device').select('id').where('unit_id', '=', unitId);
      const active = wanted.where('role', '=', 'administrator').where('state', '=', 'active');
      return (await active.executeTakeFirst()) !== undefined;
    },
    isEmpty: async () => (await db.selectFrom('record').select('id').limit(1).executeTakeFirst()) === undefined,
    close: () => db.destroy(),
  };
}

function transactionOver(db: SqlTransaction<Tables>, dialect: Dialect): Transaction {
  const { isShared } = dialect;
  return {
    ...forCases(db, dialect),
    lockDevice: async (id) => {
      const wanted = db.selectFrom('device').selectAll().where('id', '=', id);
      const row = await wanted.$if(isShared, (query) => query.forUpdate()).executeTakeFirst();
      return row && readDevice(row);
    },
    lockScopes: async (scopes) => {
      if (scopes.length === 0) return new Map();
      const made = scopes.toSorted().map((id) => ({ id, head: 0, horizon: 0 }));
      await db
        .insertInto('scope')
        .values(made)
        .onConflict((on) => on.doNothing())
        .execute();
      const wanted = db.selectFrom('scope').select(['id', 'head']).where('id', 'in', scopes).orderBy('id');
      const rows = await wanted.$if(isShared, (query) => query.forUpdate()).execute();
      return new Map(rows.map(({ id, head }) => [id, head]));
    },
    opsOf: async (device, from, to) => {
      const own = db.selectFrom('op').selectAll().where('device', '=', device);
      return (await own.where('seq', '>=', from).where('seq', '<=', to).orderBy('seq').execute()).map(readOp);
    },
    anyParked: async () => {
      const parked = db
        .selectFrom('op')
        .select('seq')
        .where(sql<boolean>`outcome = 'parked'`);
      return (await parked.limit(1).executeTakeFirst()) !== undefined;
    },
    parkedOps: async (names) => {
      if (names.length === 0) return [];
      const parked = db
        .selectFrom('op')
        .selectAll()
        .where(sql<boolean>`outcome = 'parked'`);
      const found = await parked.where(dialect.isNamed('record_id', names)).orderBy('effective').execute();
      return found.map(readOp);
    },
    records: async (names) => {
      if (names.length === 0) return [];
      return (await db.selectFrom('record').selectAll().where(dialect.isNamed('id', names)).execute()).map(readRecord);
    },
    recordsWhere: async (scope, type, field, values) => {
      if (values.length === 0) return [];
      const inScope = db
        .selectFrom('record')
        .selectAll()
        .where('scope', '=', scope)
        .where(sql<boolean>`type = ${sql.lit(type)}`);
      const value = sql.raw<string>(dialect.inBody(`fields.${field}`, 'text'));
      return (await inScope.where(dialect.isAmong(value, values)).execute()).map(readRecord);
    },
    putRecords: (rows) => dialect.putMany(db, putRecord, rows.map(writeRecord)),
    putOps: (rows) => dialect.putMany(db, putOp, rows.map(writeOp)),
    ...signedBatches(db),
    eraseOps: async (names, wire) => {
      await db.updateTable('op').set({ wire }).where(dialect.isNamed('record_id', names)).execute();
    },
    setHead: async (scope, head, nowMs) => {
      await db.updateTable('scope').set({ head }).where('id', '=', scope).execute();
      if (nowMs === undefined) return;
      const at = new Date(nowMs).toISOString();
      await db
        .insertInto('scope_time')
        .values({ scope, seq: head, at })
        .onConflict((on) => on.doNothing())
        .execute();
    },
    timesOf: (asked) => Promise.all(asked.map((one) => timeOf(db, one))),
    putDevice: async (row) => {
      const values = writeDevice(row);
      await db
        .insertInto('device')
        .values(values)
        .onConflict((on) => on.column('id').doUpdateSet(values))
        .execute();
    },
    invite: async (codeHash) => {
      const wanted = db.selectFrom('invite').selectAll().where('code_hash', '=', codeHash);
      const row = await wanted.$if(isShared, (query) => query.forUpdate()).executeTakeFirst();
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
    devicesOf: async (unitId) => {
      const rows = await db
        .selectFrom('device')
        .selectAll()
        .where('unit_id', '=', unitId)
        .orderBy('joined_at')
        .execute();
      return rows.map(readDevice);
    },
    putPass: async (row, now) => {
      await db.deleteFrom('pass').where('expires_at', '<', now).execute();
      await db.insertInto('pass').values(writePass(row)).execute();
    },
    takeChallenge: async (hash) => {
      const taken = db.deleteFrom('pass').where('hash', '=', hash).where('kind', '=', 'challenge').returningAll();
      const row = await taken.executeTakeFirst();
      return row && readPass(row);
    },
    dropPasses: async (device) => {
      await db.deleteFrom('pass').where('device', '=', device).execute();
    },
  };
}

/** A number between two that are remembered has the time of the lower: no later than it was. */
async function timeOf(db: SqlTransaction<Tables>, { scope, seq }: { scope: string; seq: number }): Promise<number> {
  const known = db.selectFrom('scope_time').select('at').where('scope', '=', scope).where('seq', '<=', seq);
  const row = await known.orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row ? Date.parse(row.at) : 0;
}

const putRecord: Put<Tables['record']> = {
  table: 'record',
  columns: ['scope', 'type', 'id', 'seq', 'body'],
  key: ['scope', 'type', 'id'],
  replaced: ['seq', 'body'],
};
const putOp: Put<Tables['op']> = {
  table: 'op',
  columns: [
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
    'signed',
  ],
  key: ['device', 'seq'],
  replaced: ['outcome', 'scope_seq', 'case_id'],
};
