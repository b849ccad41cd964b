// Reading a scope from the beginning: every row first forgets its number, pages give numbers again, and a row that has none
// in the end, with no own op over it, is not there any more. Each step is a short transaction and can be taken twice.
import { definitionOf, recordTypes } from '#domain/records.ts';
import { recordKey } from '#protocol/op.ts';
import { readScope, scopeOf } from '#protocol/scope.ts';
import type { AnyRow, ClockRow, Database } from '../database.ts';
import { database } from '../open-database.ts';
import { drawAnew } from '../answers/settle.ts';
import { isCovered, ownOps } from '../outbox.ts';
import { transact } from '../upkeep/steady.ts';
import { mustBeOurs, type Turn } from '../round/turn.ts';

/** Rows in one transaction: a tap in between must not wait. */
const piece = 500;

/** Marks the scope as to be read anew; what is read of it is kept until the reading says otherwise. */
export async function beginAnew(scope: string): Promise<void> {
  await change(database(), (clock) => ({ ...clock, anew: { ...clock.anew, [scope]: 'forgetting' } }));
}

/** Forgets the numbers of all scopes that are to be read anew; then their cursors stand at the beginning. */
export async function forgetNumbers(turn: Turn): Promise<void> {
  const db = database();
  const clock = await clockOf(db);
  if (!clock) return;
  for (const [scope, step] of Object.entries(clock.anew ?? {})) {
    if (step !== 'forgetting') continue;
    const forget = (row: AnyRow) => (row.scope === scope && row.seq > 0 ? { ...row, seq: 0 } : undefined);
    for (const type of typesIn(scope)) await walk({ db, scope, turn, table: type, forget });
    await walk({ db, scope, turn, table: 'shadow', forget: (row) => ofScope(clock, scope, row) && { ...row, seq: 0 } });
    await change(db, (now) => ({
      ...now,
      cursors: { ...now.cursors, [scope]: 0 },
      anew: { ...now.anew, [scope]: 'reading' },
    }));
  }
}

interface Walk {
  readonly db: Database;
  readonly scope: string;
  readonly turn: Turn;
  readonly table: string;
  /** The row without its number, or undefined when it has none to lose. */
  readonly forget: (row: AnyRow & { readonly key?: string }) => object | false | undefined;
}
async function walk({ db, scope, turn, table, forget }: Walk): Promise<void> {
  const rows = db.table<AnyRow, string>(table);
  for (let last = ''; ;) {
    const found = await transact(db, [table, 'meta', 'lease'], async () => {
      await mustBeOurs(db, turn);
      if ((await clockOf(db))?.anew?.[scope] !== 'forgetting') return [];
      const some = await rows.where(':id').above(last).limit(piece).toArray();
      await rows.bulkPut(some.flatMap((row) => (forget(row) || []) as AnyRow));
      return some;
    });
    if (found.length < piece) return;
    last = keyOf(found.at(-1));
  }
}

/** Ends the reading of a scope: drops what the server has not told of, and has it looked over soon. */
export async function sweep(scope: string, turn: Turn): Promise<void> {
  const db = database();
  if ((await clockOf(db))?.anew?.[scope] !== 'reading') return;
  for (const type of typesIn(scope)) await sweepTable({ db, scope, turn, table: type, type });
  await sweepTable({ db, scope, turn, table: 'shadow' });
  await sweepTable({ db, scope, turn, table: 'unknownRow' });
  await change(db, (now) => {
    const { [scope]: _read, ...others } = now.anew ?? {};
    return { ...now, anew: others };
  });
  await transact(db, ['meta'], async () => {
    const care = await db.meta.get('care');
    if (care?.id === 'care') await db.meta.put({ ...care, checkedAt: 0 });
  });
}

/** Without a type, the rows are named by record keys. A shadow that goes leaves own ops alone to be seen. */
async function sweepTable(sweeping: Omit<Walk, 'forget'> & { readonly type?: string }): Promise<void> {
  const { db, scope, turn, table, type } = sweeping;
  for (let last = ''; ;) {
    const found = await transact(db, db.tables, async () => {
      await mustBeOurs(db, turn);
      const clock = await clockOf(db);
      if (clock?.anew?.[scope] !== 'reading') return [];
      const some = await db.table<AnyRow, string>(table).where(':id').above(last).limit(piece).toArray();
      const untold = some.filter((row) => row.seq === 0 && ofScope(clock, scope, row)).map(keyOf);
      const nameOf = (key: string) => (type === undefined ? key : recordKey(type, key));
      const own = await ownOps(db, untold.map(nameOf), clock.cursors);
      const stands = (key: string) => own.get(nameOf(key))?.some((one) => !isCovered(one, clock.cursors[scope] ?? 0));
      await db.table(table).bulkDelete(untold.filter((key) => table === 'shadow' || !stands(key)));
      if (table === 'shadow') for (const key of untold) await drawAnew(db, key);
      return some;
    });
    if (found.length < piece) return;
    last = keyOf(found.at(-1));
  }
}

const keyOf = (row: { readonly id?: string; readonly key?: string } | undefined): string => row?.id ?? row?.key ?? '';
const typesIn = (scope: string) => recordTypes.filter((type) => definitionOf(type)?.scope === readScope(scope)?.kind);

function ofScope(clock: ClockRow, scope: string, row: { readonly scope?: string; readonly key?: string }): boolean {
  if (row.scope !== undefined) return row.scope === scope;
  const kind = definitionOf(keyOf(row).split(' ')[0] ?? '')?.scope;
  return kind !== undefined && scopeOf(kind, clock.unitId) === scope;
}

async function clockOf(db: Database): Promise<ClockRow | undefined> {
  const clock = await db.meta.get('clock');
  return clock?.id === 'clock' ? clock : undefined;
}
async function change(db: Database, to: (clock: ClockRow) => ClockRow): Promise<void> {
  await transact(db, ['meta'], async () => {
    const clock = await clockOf(db);
    if (clock) await db.meta.put(to(clock));
  });
}
