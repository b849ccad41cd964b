// The only way a record changes on this device by what a person does. The change and its op share one strict transaction:
// either both exist or neither. No await here may be on anything but the database, or the transaction ends early.
import type { Change } from '#domain/record/change.ts';
import { recordKey } from '#protocol/op.ts';
import type { AnyRow, ClockRow, Database, ShadowRow } from './database.ts';
import { titlesInSegments } from './catalogue/find.ts';
import { titleTables } from './catalogue/tables.ts';
import { makeOps, mustKnow, type Made, type Tail, type Target } from './make-ops.ts';
import { newIdFor } from './new-id.ts';
import { database } from './open-database.ts';
import { session } from './session.ts';
import { WriteFailed } from './trouble.ts';
import { withReserve } from './upkeep/reserve.ts';
import { once, transact } from './upkeep/steady.ts';
import { wake } from './round/wake.ts';

/** Ids of the records written, in the order of the changes. */
export interface Written {
  readonly ids: readonly string[];
}

/** Writes the changes, all or none, and says so only when they are on disk. Throws when the device has no library yet, or
 * when the disk is full (then nothing is written). */
export async function commit(changes: readonly Change[]): Promise<Written> {
  if (changes.length === 0) return { ids: [] };
  const targets = changes.map((change) => ({ change, id: idFor(change) }));
  const db = database();
  const tried = await writeAsBelieved(db, targets);
  if (tried !== 'written') await writeWithCare(db, targets, tried);
  if (session.getState().trouble) session.setState({ trouble: undefined });
  wake();
  return { ids: targets.map((target) => target.id) };
}

function idFor(change: Change): string {
  const definition = mustKnow(change.type);
  if (change.id) return change.id;
  if (change.action !== 'put') throw new Error(`A ${change.action} of ${change.type} must name its record.`);
  return newIdFor(definition, change.fields);
}

function tablesFor(targets: readonly Target[]): string[] {
  const types = targets.map(({ change }) => change.type);
  return [...new Set([...types, 'outbox', 'shadow', 'meta', ...(types.includes('title') ? titleTables : [])])];
}

/** What this program knew when it last wrote. Another tab or a round may know better: a belief is only ever tried. */
interface Belief {
  readonly db: Database;
  readonly clock: ClockRow;
  readonly tail: Tail;
}
let belief: Belief | undefined;

/** Most taps make new records, and waiting for what the database says to what is nearly always so would take as long as the
 * write itself. So they are written as believed, and the same transaction finds out: a number that is taken, a record that
 * exists or another identity of the device ends it with nothing written. Otherwise what was tried, if anything: there was
 * nothing to believe, or it was wrong, or the write failed, and the careful way decides. */
async function writeAsBelieved(db: Database, targets: readonly Target[]): Promise<'written' | Made | undefined> {
  if (belief?.db !== db || !targets.every(isNew)) return undefined;
  const { clock, tail } = belief;
  const made = makeOps(targets, { clock, tail, known: new Map() });
  // A put that leaves fields out makes no row of its own, so nothing would find out.
  if (made.rows.size < new Set(made.queued.map(({ key }) => key)).size) return undefined;
  const tried = once(db, tablesFor(targets), async () => {
    const [found] = await Promise.all([db.meta.get('clock'), put(db, made, 'add')]);
    const now = found as ClockRow | undefined;
    if (now?.device !== clock.device || now.unitId !== clock.unitId) throw new Error('The device is another by now.');
    return now;
  });
  return tried.then(
    (now) => {
      belief = { db, clock: now, tail: made.tail };
      return 'written';
    },
    () => made,
  );
}

/** Whatever counts or changes what there is must first be read. A title may lie in a segment, where no write would find it. */
function isNew({ change }: Target): boolean {
  return change.action === 'put' && mustKnow(change.type).kind !== 'count' && change.type !== 'title';
}

/** The rows as they stand, in the order of the targets. */
async function rowsOf(db: Database, targets: readonly Target[]): Promise<(AnyRow | undefined)[]> {
  const rows = await Promise.all(targets.map(({ change, id }) => db.table<AnyRow, string>(change.type).get(id)));
  const missing = targets.filter(({ change }, at) => change.type === 'title' && !rows[at]).map(({ id }) => id);
  const lying = await titlesInSegments(db, missing);
  return rows.map(
    (row, at) => row ?? (targets[at]?.change.type === 'title' ? lying.get(targets[at].id)?.title : undefined),
  );
}

/** Reads before it writes. `tried` is what an earlier try meant to write: the connection may have been lost just after it was
 * written, and it must not be written twice. */
async function writeWithCare(db: Database, targets: readonly Target[], tried: Made | undefined): Promise<void> {
  let made = tried;
  const write = async () => {
    const [clock, last, rows] = await Promise.all([
      db.meta.get('clock') as Promise<ClockRow | undefined>,
      db.outbox.toCollection().last(),
      rowsOf(db, targets),
    ]);
    if (!clock) throw new Error('This device has no library yet.');
    if (made && (await isWritten(db, made))) return { db, clock, tail: made.tail };
    const known = new Map(targets.map(({ change, id }, at) => [recordKey(change.type, id), rows[at]]));
    made = makeOps(targets, { clock, tail: last?.op ?? { seq: 0, stamp: '' }, known });
    await put(db, made, 'put');
    return { db, clock, tail: made.tail };
  };
  const written = withReserve(() => transact(db, tablesFor(targets), write));
  belief = await written.catch((reason: unknown) => {
    throw new WriteFailed(reason);
  });
}

/** Two writings of one millisecond may have been given the same number and stamp: only the whole op tells them apart. */
async function isWritten(db: Database, { queued: [first] }: Made): Promise<boolean> {
  return first !== undefined && JSON.stringify(await db.outbox.get(first.seq)) === JSON.stringify(first);
}

/** add: fails where a record exists. */
async function put(db: Database, { rows, queued, shadows }: Made, how: 'add' | 'put'): Promise<void> {
  await Promise.all([
    ...byType(rows).map(([type, list]) => {
      const table = db.table<AnyRow, string>(type);
      if (list.length === 1) return table[how](list[0] as AnyRow);
      return how === 'add' ? table.bulkAdd(list) : table.bulkPut(list);
    }),
    queued.length === 1 && queued[0] ? db.outbox.add(queued[0]) : db.outbox.bulkAdd(queued),
    ...[...shadows.values()].map((shadow) => keepShadow(db, shadow)),
  ]);
}

/** A record that already has own ops over it keeps the older shadow: that one is the server's. */
async function keepShadow(db: Database, shadow: ShadowRow): Promise<void> {
  if (!(await db.shadow.get(shadow.key))) await db.shadow.put(shadow);
}

function byType(rows: ReadonlyMap<string, AnyRow>): [string, AnyRow[]][] {
  const lists = new Map<string, AnyRow[]>();
  for (const [key, row] of rows) {
    const type = key.slice(0, key.indexOf(' '));
    lists.set(type, [...(lists.get(type) ?? []), row]);
  }
  return [...lists];
}
