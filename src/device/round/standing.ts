// What this device is to its library, as the server tells it: its role, and whether it still belongs. What it may no longer
// hold is cleared away here, but never before everything that it wrote is at the server.
import type { Role } from '#domain/access/role.ts';
import type { ScopeKind } from '#domain/record/define.ts';
import { definitionOf, recordTypes } from '#domain/records.ts';
import { scopeKindsFor } from '#domain/access/may.ts';
import type { Fault } from '#protocol/fault.ts';
import { readScope, scopeOf } from '#protocol/scope.ts';
import { freshDeviceId } from '../clock.ts';
import type { ClockRow, Database, ExchangeRow, SettingsRow } from '../database.ts';
import { database } from '../open-database.ts';
import { answeredUpTo, anythingWaits } from '../outbox.ts';
import { changeSettings } from '../settings.ts';
import { dropCopy } from '../upkeep/second-copy.ts';
import { transact } from '../upkeep/steady.ts';
import { mustBeOurs, type Turn } from './turn.ts';

/** What this device is to its library stays as it was last told, however often the server is not reached after that, until the
 * server greets it. */
export const lasting: readonly unknown[] = ['suspended', 'revoked', 'not-joined'] satisfies Fault['kind'][];

/** The server has greeted this device: it belongs, and takes on the role that it is told. What the role does not see is cleared
 * away, once nothing of it waits; what it sees newly is fetched from the beginning, as there is no cursor. Resolves to whether
 * there is something to fetch. */
export async function learnGreeted(role: Role | undefined, turn: Turn): Promise<boolean> {
  const db = database();
  const { exchange, clock, settings, loads } = await known(db);
  if (lasting.includes(exchange?.trouble)) await belongsAgain(db, turn);
  if (!role || !clock) return false;
  const before = settings?.role ?? role;
  if (before !== role) await changeSettings({ role });
  const granted = scopeKindsFor(role);
  for (const scope of new Set([...Object.keys(clock.cursors), ...loads])) {
    const kind = readScope(scope)?.kind;
    if (kind && !granted.includes(kind)) await loseScope({ db, scope, kind, turn });
  }
  return granted.some((kind) => !scopeKindsFor(before).includes(kind));
}

/** In one transaction: it is read at every greeting, and nearly always says that nothing has changed. */
function known(db: Database) {
  return db.transaction('r', [db.meta, db.load], async () => {
    const [rows, loads] = await Promise.all([
      db.meta.bulkGet(['exchange', 'clock', 'settings']),
      db.load.toCollection().primaryKeys(),
    ]);
    const [exchange, clock, settings] = rows as [ExchangeRow?, ClockRow?, SettingsRow?];
    return { exchange, clock, settings, loads };
  });
}
async function belongsAgain(db: Database, turn: Turn): Promise<void> {
  await transact(db, ['meta', 'lease'], async () => {
    await mustBeOurs(db, turn);
    const { trouble: _past, ...others } = ((await db.meta.get('exchange')) ?? {}) as Partial<ExchangeRow>;
    await db.meta.put({ ...others, id: 'exchange' });
  });
}

interface Losing {
  readonly db: Database;
  readonly scope: string;
  readonly kind: ScopeKind;
  readonly turn: Turn;
}
async function loseScope({ db, scope, kind, turn }: Losing): Promise<void> {
  await transact(db, db.tables, async () => {
    await mustBeOurs(db, turn);
    const waiting = db.outbox.where('seq').above(await answeredUpTo(db));
    if ((await waiting.filter(({ op }) => op.scope === scope).count()) > 0) return;
    await clearKind(db, kind, scope);
    // What the server has applied will not be pulled any more, so nothing else would say that it is covered.
    await db.answer.toCollection().modify((run) => {
      const { [scope]: _lost, ...heads } = run.heads;
      Object.assign(run, { heads });
    });
    const clock = (await db.meta.get('clock')) as ClockRow;
    const { [scope]: _lost, ...cursors } = clock.cursors;
    await db.meta.put({ ...clock, cursors });
  });
}

async function clearKind(db: Database, kind: ScopeKind, scope: string): Promise<void> {
  const types = recordTypes.filter((type) => definitionOf(type)?.scope === kind);
  for (const type of types) {
    await db.table(type).clear();
    await db.shadow.where('key').startsWith(`${type} `).delete();
  }
  await db.unknownRow.filter((row) => row.scope === scope).delete();
  await Promise.all([db.load.delete(scope), db.segment.where('scope').equals(scope).delete()]);
  if (kind === 'people') await db.meta.delete('names');
}

/** An administrator took this device out. Once all it wrote is at the server, it forgets the people, its key and who it was;
 * books and shelves stay, and it may join again with a code. */
export async function leaveLibrary(turn: Turn): Promise<void> {
  const db = database();
  await transact(db, db.tables, async () => {
    await mustBeOurs(db, turn);
    const clock = await db.meta.get('clock');
    if (clock?.id !== 'clock' || (await anythingWaits())) return;
    await clearKind(db, 'people', scopeOf('people', clock.unitId));
    // All of it is at the server, under the identity that is given up with it: numbers begin again.
    await Promise.all([db.outbox, db.answer, db.held, db.shadow, db.ownKey].map((table) => table.clear()));
    await db.meta.put({ ...clock, device: freshDeviceId(), cursors: {} });
    await db.meta.delete('server');
  });
  if ((await db.meta.get('server')) === undefined) await dropCopy();
}
