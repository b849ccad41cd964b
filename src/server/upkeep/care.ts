// What looking after the database needs of it, each a short transaction over a bounded number of rows, so that no tablet
// waits: ops grow short, removals are forgotten after long, and times of numbers are thinned out.
import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { readOp, readRecord } from '../storage/rows.ts';
import type { OpRow } from '../storage/storage.ts';

/** How far the database is, in numbers that only ever grow. */
export interface Marks {
  readonly heads: Readonly<Record<string, number>>;
  /** Ops of all devices together. */
  readonly ops: number;
}
/** Where a walk over all ops stands. */
export interface OpName {
  readonly device: string;
  readonly seq: number;
}

export interface StorageCare {
  readonly marks: () => Promise<Marks>;
  /** Empties the text of applied ops that came before this moment, among the next ones after `from`. Device, number, hash and
   * outcome stay. Undefined at the end. */
  readonly shortenOps: (from: OpName, before: string) => Promise<OpName | undefined>;
  /** Forgets some records of the scope that were removed before this moment and raises its horizon. How many. */
  readonly dropRemoved: (scope: string, before: string) => Promise<number>;
  /** Of the times of this scope's numbers before this moment, keeps one a day. How many went. */
  readonly thinTimes: (scope: string, before: string) => Promise<number>;
  /** Ops of these devices that were kept apart since their device was suspended or taken out, after this one, in order. */
  readonly keptApartAfter: (devices: readonly string[], from: OpName, most: number) => Promise<OpRow[]>;
  /** Parked ops after this one, in the order of their names. */
  readonly parkedAfter: (from: OpName, most: number) => Promise<OpRow[]>;
}

const piece = 500;

export function careOver(db: Kysely<Tables>): StorageCare {
  return {
    marks: async () => {
      const heads = await db.selectFrom('scope').select(['id', 'head']).execute();
      const { total } = await db
        .selectFrom('device')
        .select(({ fn }) => fn.sum<number | string | null>('last_seq').as('total'))
        .executeTakeFirstOrThrow();
      return { heads: Object.fromEntries(heads.map(({ id, head }) => [id, head])), ops: Number(total ?? 0) };
    },
    shortenOps: async (from, before) => {
      const after = sql<boolean>`(device, seq) > (${from.device}, ${from.seq})`;
      const names = db.selectFrom('op').select(['device', 'seq']).where(after).orderBy('device').orderBy('seq');
      const last = (await names.limit(piece).execute()).at(-1);
      if (!last) return undefined;
      const within = sql<boolean>`(device, seq) <= (${last.device}, ${last.seq})`;
      const old = db.updateTable('op').set({ wire: '{}' }).where(after).where(within).where('received_at', '<', before);
      await old.where('outcome', 'in', ['applied', 'applied_case']).execute();
      return last;
    },
    dropRemoved: (scope, before) => db.transaction().execute((open) => dropRemoved(open, scope, before)),
    thinTimes: async (scope, before) => {
      const old = db.selectFrom('scope_time').select(['seq', 'at']).where('scope', '=', scope).where('at', '<', before);
      const rows = await old.orderBy('seq').limit(piece).execute();
      const day = (at: string | undefined) => at?.slice(0, 10);
      const spare = rows.filter(({ at }, index) => day(at) === day(rows[index + 1]?.at)).map(({ seq }) => seq);
      if (spare.length === 0) return 0;
      await db.deleteFrom('scope_time').where('scope', '=', scope).where('seq', 'in', spare).execute();
      return spare.length;
    },
    keptApartAfter: (devices, from, most) => keptApartAfter(db, devices, { from, most }),
    parkedAfter: async (from, most) => {
      const after = sql<boolean>`(device, seq) > (${from.device}, ${from.seq})`;
      const parked = db.selectFrom('op').selectAll().where('outcome', '=', 'parked').where(after);
      return (await parked.orderBy('device').orderBy('seq').limit(most).execute()).map(readOp);
    },
  };
}

/** What is removed stays for ever where it was erased: nothing that comes later may bring it back. */
async function dropRemoved(open: Kysely<Tables>, scope: string, before: string): Promise<number> {
  const { horizon } = await open
    .selectFrom('scope')
    .select('horizon')
    .where('id', '=', scope)
    .executeTakeFirstOrThrow();
  const times = open.selectFrom('scope_time').select('seq').where('scope', '=', scope).where('at', '<', before);
  const upTo = (await times.orderBy('seq', 'desc').limit(1).executeTakeFirst())?.seq ?? 0;
  const marked = sql<boolean>`body LIKE '%"removed":true%' AND body NOT LIKE '%"erased":"%'`;
  const rows = open.selectFrom('record').selectAll().where('scope', '=', scope).where('seq', '<=', upTo).where(marked);
  const gone = (await rows.orderBy('seq').limit(piece).execute()).map(readRecord).filter(({ state }) => state.removed);
  const last = gone.at(-1);
  if (!last) return 0;
  const seqs = gone.map(({ seq }) => seq);
  await open.deleteFrom('record').where('scope', '=', scope).where('seq', 'in', seqs).execute();
  const raised = Math.max(horizon, last.seq);
  await open.updateTable('scope').set({ horizon: raised }).where('id', '=', scope).execute();
  return gone.length;
}

/** The name of one life of the database: drawn at its first start, and anew whenever it turns out to be an older copy. */
export function freshEpoch(): string {
  return randomBytes(16).toString('hex');
}

/** Asked in the words of its index. */
async function keptApartAfter(
  db: Kysely<Tables>,
  devices: readonly string[],
  { from, most }: { readonly from: OpName; readonly most: number },
): Promise<OpRow[]> {
  if (devices.length === 0) return [];
  const apart = sql<boolean>`outcome IN ('quarantined:suspended', 'quarantined:revoked')`;
  const after = sql<boolean>`(device, seq) > (${from.device}, ${from.seq})`;
  const theirs = db.selectFrom('op').selectAll().where(apart).where('device', 'in', devices).where(after);
  return (await theirs.orderBy('device').orderBy('seq').limit(most).execute()).map(readOp);
}
