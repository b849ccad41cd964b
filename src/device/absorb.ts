// The only way a record changes on this device by what the server says. A page's rows and its cursor share one transaction,
// so a cut or a crash can neither skip a row nor lose its place.
import { definitionOf } from '#domain/records.ts';
import { isWhole } from '#protocol/merge/merge.ts';
import { recordKey } from '#protocol/op.ts';
import type { Page, PageRow } from '#protocol/pull.ts';
import type { AnyRow, ClockRow, Database } from './database.ts';
import { databaseForPulls } from './open-database.ts';
import { isCovered, ownOps, type OwnOp } from './outbox.ts';
import { eraseFromJournal } from './answers/erase-from-journal.ts';
import { layOver, tablesToDraw } from './rebase.ts';
import { mustBeOurs, type Turn } from './round/turn.ts';
import { rowFromState } from './row.ts';
import { transact } from './upkeep/steady.ts';

/** Applies one page of a server in this epoch. A page that does not begin where this device stands is left alone: another
 * round was faster, and the next one asks again from the true place. `turn` is whose round it came in. */
export async function absorb(page: Page, turn?: Turn, epoch?: string): Promise<void> {
  const db = databaseForPulls();
  await transact(db, tablesFor(page.rows), async () => {
    await mustBeOurs(db, turn);
    const [clock, server] = await Promise.all([db.meta.get('clock'), db.meta.get('server')]);
    if (clock?.id !== 'clock' || (server?.id === 'server' && server.epoch !== (epoch ?? server.epoch))) return;
    const cursor = clock.cursors[page.scope] ?? 0;
    if (clock.anew?.[page.scope] === 'forgetting' || page.from > cursor || page.to < cursor) return;
    if (saysNothingNew(page, clock)) return;
    await absorbRows({ db, scope: page.scope, rows: page.rows, cursors: clock.cursors });
    const anew = cursor === 0 ? { anew: { ...clock.anew, [page.scope]: 'reading' as const } } : {};
    const cursors = { ...clock.cursors, [page.scope]: page.to };
    const heads = { ...clock.heads, [page.scope]: page.head };
    await db.meta.put({ ...clock, ...anew, cursors, heads } satisfies ClockRow);
  });
}

/** The answer when nothing changed. Writing the same clock again would wake every screen that shows where this device stands. */
function saysNothingNew({ scope, rows, to, head }: Page, { cursors, heads }: ClockRow): boolean {
  return rows.length === 0 && cursors[scope] === to && heads?.[scope] === head;
}

/** The tables that taking in these rows needs in its transaction. */
export function tablesFor(rows: readonly PageRow[]): string[] {
  return [...tablesToDraw(rows.map(([type]) => type)), 'unknownRow'];
}

interface Coming {
  readonly db: Database;
  readonly scope: string;
  readonly rows: readonly PageRow[];
  readonly cursors: ClockRow['cursors'];
}

/** Writes rows that came from the server; those that are older than what is here change nothing. Must run inside a
 * transaction over their tables and what lies beside them. */
export async function absorbRows({ db, scope, rows, cursors }: Coming): Promise<void> {
  const keys = rows.map(([type, id]) => recordKey(type, id));
  const own = await ownOps(db, keys, cursors);
  for (const type of new Set(rows.map(([name]) => name))) {
    const ofType = rows.filter((row) => row[0] === type);
    if (definitionOf(type)) await absorbType({ db, scope, type, rows: ofType, own });
    else
      await db.unknownRow.bulkPut(
        ofType.map(([, id, seq, state]) => ({ key: recordKey(type, id), scope, seq, state })),
      );
  }
}

interface Batch {
  db: Database;
  scope: string;
  type: string;
  rows: readonly PageRow[];
  own: ReadonlyMap<string, OwnOp[]>;
}

async function absorbType({ db, scope, type, rows, own }: Batch): Promise<void> {
  const table = db.table<AnyRow, string>(type);
  const known = await table.bulkGet(rows.map(([, id]) => id));
  const puts: AnyRow[] = [];
  const gone: string[] = [];
  for (const [at, row] of rows.entries()) {
    const [, id, seq] = row;
    if ((known[at]?.seq ?? 0) >= seq) continue;
    const over = own.get(recordKey(type, id));
    const shown = over ? await underOwnOps(db, row, over) : row[3];
    const definition = definitionOf(type);
    if (shown?.erased) await eraseFromJournal(db, recordKey(type, id));
    if (shown && definition && isWhole(definition, shown)) puts.push(rowFromState({ type, id, scope, seq }, shown));
    // A title may also lie in a segment, where it would come to light again.
    else if (type === 'title') puts.push(rowFromState({ type, id, scope, seq }, { fields: {}, removed: true }));
    else gone.push(id);
  }
  for (const lot of lotsOf(puts, type === 'title' ? mostNamed : Infinity)) await table.bulkPut(lot);
  if (gone.length > 0) await table.bulkDelete(gone);
}

/** Dexie names the keys of what was written only when fewer than fifty were written at once; else whoever hears of it must take
 * everything for changed, and the catalogue would read all its titles again. */
const mostNamed = 49;
function* lotsOf(rows: readonly AnyRow[], most: number): Generator<readonly AnyRow[]> {
  for (let from = 0; from < rows.length; from += most) yield rows.slice(from, from + most);
}

/** The server's state becomes the shadow of a record with own ops that it does not contain yet. */
async function underOwnOps(db: Database, [type, id, seq, state]: PageRow, own: readonly OwnOp[]) {
  const key = recordKey(type, id);
  const rest = own.filter((one) => !isCovered(one, seq)).map(({ op }) => op);
  if (rest.length === 0) {
    await db.shadow.delete(key);
    return state;
  }
  await db.shadow.put({ key, seq, state });
  return layOver(type, state, rest);
}
