// What is looked after when all is sent and fetched, each thing when it is due: records of kinds that this version has learnt
// to read, the journal, which does not grow for ever, and whether everything here is as the server has it.
import { definitionOf } from '#domain/records.ts';
import type { PageRow } from '#protocol/pull.ts';
import { eraseWhatWaited } from '../answers/erase-from-journal.ts';
import { trimJournal } from '../answers/trim-journal.ts';
import { absorbRows, tablesFor } from '../absorb.ts';
import { appVersion } from '../app-version.ts';
import { trueMs } from '../clock.ts';
import { checkScope } from './check.ts';
import type { CareRow, ClockRow } from '../database.ts';
import { database, databaseForPulls } from '../open-database.ts';
import type { Turn } from '../round/turn.ts';
import { transact } from '../upkeep/steady.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;
/** An answered op is kept this long: a server put back from any backup younger than this gets back everything. */
const journalMs = 30 * dayMs;
const piece = 500;

export async function lookAfter(turn: Turn): Promise<void> {
  const { strange, care, clock } = await atOneMoment();
  if (strange > 0) await readWhatWasStrange();
  if (clock?.id !== 'clock') return;
  const now = trueMs();
  const last: Partial<CareRow> = care?.id === 'care' ? care : {};
  if (isDue(last.trimmedAt, now, dayMs)) {
    while (await trimJournal(now - journalMs));
    await eraseWhatWaited();
    await note({ trimmedAt: now });
  }
  if (last.checkedAt === undefined) await note({ checkedAt: now - weekMs + hourMs, checkedWith: appVersion });
  else if (last.checkedWith !== appVersion || isDue(last.checkedAt, now, weekMs)) await checkAll(clock, now, turn);
}

function atOneMoment() {
  const db = database();
  return db.transaction('r', [db.meta, db.unknownRow], async () => {
    const [strange, [care, clock]] = await Promise.all([db.unknownRow.count(), db.meta.bulkGet(['care', 'clock'])]);
    return { strange, care, clock };
  });
}

/** Asks whether everything here is as the server has it. What could not be said now is asked again within the hour. */
async function checkAll({ cursors }: ClockRow, now: number, turn: Turn): Promise<void> {
  let [repaired, isSure] = [0, true];
  for (const scope of Object.keys(cursors)) {
    const found = await checkScope(scope, turn);
    repaired += found ?? 0;
    if (found === undefined) isSure = false;
  }
  const before = await database().meta.get('care');
  const ever = before?.id === 'care' ? (before.repaired ?? 0) : 0;
  const checkedAt = isSure ? now : now - weekMs + hourMs;
  const count = repaired > 0 ? { repaired: ever + repaired, repairedAt: now } : {};
  await note({ checkedAt, checkedWith: appVersion, ...count });
}

/** Whether so long has passed; a time from the future was written under a wrong clock. */
export function isDue(last: number | undefined, now: number, everyMs: number): boolean {
  return last === undefined || now - last >= everyMs || last > now;
}

export async function note(seen: Partial<Omit<CareRow, 'id'>>): Promise<void> {
  const db = database();
  await transact(db, ['meta'], async () => {
    const known = await db.meta.get('care');
    await db.meta.put({ ...(known?.id === 'care' ? known : {}), id: 'care', ...seen });
  });
}

/** Records that an older version of the app kept as they came go into their tables once their kind is known. */
async function readWhatWasStrange(): Promise<void> {
  const db = databaseForPulls();
  const kept = (await db.unknownRow.toArray()).filter(({ key }) => definitionOf(typeOf(key)));
  for (let from = 0; from < kept.length; from += piece) {
    const some = kept.slice(from, from + piece);
    const rows = some.map(({ key, seq, state }): PageRow => [typeOf(key), key.slice(key.indexOf(' ') + 1), seq, state]);
    await transact(db, tablesFor(rows), async () => {
      const { cursors } = (await db.meta.get('clock')) as ClockRow;
      for (const scope of new Set(some.map((one) => one.scope)))
        await absorbRows({ db, scope, rows: rows.filter((_, at) => some[at]?.scope === scope), cursors });
      await db.unknownRow.bulkDelete(some.map(({ key }) => key));
    });
  }
}

const typeOf = (key: string) => key.slice(0, key.indexOf(' '));
