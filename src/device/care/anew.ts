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

/** Forgets the numbers of all scopes that are to be read anew, as `clock` says; then their cursors stand at the beginning.
 * Resolves to whether there were any. */
export async function forgetNumbers(clock: ClockRow, turn: Turn): Promise<boolean> {
  const db = database();
  const steps = Object.entries(clock.anew ?? {});
  const scopes = steps.filter(([, step]) => step === 'forgetting').map(([scope]) => scope);
  for (const scope of scopes) {
    const forget = (row: AnyRow) => (row.scope === scope && row.seq > 0 ? { ...row, seq: 0 } : undefined);
    for (const type of typesIn(scope)) await walk({ db, scope, turn, table: type, forget });
    await walk({ db, scope, turn, table: 'shadow', forget: (row) => ofScope(clock, scope, row) && { ...row, seq: 0 } });
    await change(db, (now) => ({
      ...now,
      cursors: { ...now.cursors, [scope]: 0 },
      anew: { ...now.anew, [scope]: 'reading' },
    }));
  }
  return scopes.length > 0;
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

/** Ends the reading of those scopes that were read anew, now that the server has told all of them. */
export async function sweep(scopes: readonly string[], turn: Turn): Promise<void> {
  if (scopes.length === 0) return;
  const clock = await clockOf(database());
  for (const scope of scopes) if (clock?.anew?.[scope] === 'reading') await sweepScope(scope, clock, turn);
}

/** Drops what the server has not told of, and has the scope looked over soon. */
async function sweepScope(scope: string, before: ClockRow, turn: Turn): Promise<void> {
  const db = database();
  const sweeping = { db, scope, turn, before };
  for (const type of typesIn(scope)) await sweepTable({ ...sweeping, table: type, type });
  await sweepTable({ ...sweeping, table: 'shadow' });
  await sweepTable({ ...sweeping, table: 'unknownRow' });
  await transact(db, ['meta', 'lease'], async () => {
    await mustBeOurs(db, turn);
    const [clock, care] = [await clockOf(db), await db.meta.get('care')];
    if (clock?.anew?.[scope] !== 'reading') return;
    const { [scope]: _read, ...anew } = clock.anew;
    await db.meta.put({ ...clock, anew });
    if (care?.id === 'care') await db.meta.put({ ...care, checkedAt: 0 });
  });
}

type Sweeping = Omit<Walk, 'forget'> & { readonly type?: string; readonly before: ClockRow };
/** Without a type, the rows are named by record keys. Rows are only read where all have their numbers, as nearly always: a
 * transaction over everything would hold up whoever writes. */
async function sweepTable(sweeping: Sweeping): Promise<void> {
  const { db, scope, table, before } = sweeping;
  for (let last = ''; ;) {
    const some = await db.table<AnyRow, string>(table).where(':id').above(last).limit(piece).toArray();
    const untold = some.filter((row) => row.seq === 0 && ofScope(before, scope, row)).map(keyOf);
    if (untold.length > 0) await dropUntold(sweeping, untold);
    if (some.length < piece) return;
    last = keyOf(some.at(-1));
  }
}

/** Drops those of these rows that still have no number and no own op over them. A shadow that goes leaves own ops alone to be
 * seen. */
async function dropUntold({ db, scope, turn, table, type }: Sweeping, keys: readonly string[]): Promise<void> {
  await transact(db, db.tables, async () => {
    await mustBeOurs(db, turn);
    const clock = await clockOf(db);
    if (clock?.anew?.[scope] !== 'reading') return;
    const rows = await db.table<AnyRow, string>(table).bulkGet([...keys]);
    const untold = keys.filter((_, at) => rows[at]?.seq === 0);
    const nameOf = (key: string) => (type === undefined ? key : recordKey(type, key));
    const own = await ownOps(db, untold.map(nameOf), clock.cursors);
    const stands = (key: string) => own.get(nameOf(key))?.some((one) => !isCovered(one, clock.cursors[scope] ?? 0));
    await db.table(table).bulkDelete(untold.filter((key) => table === 'shadow' || !stands(key)));
    if (table === 'shadow') for (const key of untold) await drawAnew(db, key);
  });
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
