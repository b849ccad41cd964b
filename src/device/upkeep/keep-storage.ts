// Asks the browser not to clear this device when the disk runs short, and keeps its answer. It may say no, and may say yes
// another day: it is asked again at every start until it does.
import { addDays, dayOf } from '#domain/record/day.ts';
import { nowAt } from '../clock.ts';
import type { ExchangeRow, KeptRow, LossRow } from '../database.ts';
import { database } from '../open-database.ts';
import { transact } from './steady.ts';

interface Storing {
  readonly persist?: () => Promise<boolean>;
  readonly persisted?: () => Promise<boolean>;
}

/** Once there is a library here: before, there is nothing to keep. */
export async function askToKeep(): Promise<void> {
  const { storage } = (globalThis.navigator ?? {}) as { readonly storage?: Storing };
  const promised = (await storage?.persisted?.().catch(() => false)) || (await storage?.persist?.().catch(() => false));
  const db = database();
  await transact(db, ['meta'], async () => {
    const known = await db.meta.get('kept');
    const before = known?.id === 'kept' ? known : undefined;
    if (before?.promised === (promised ?? false)) return;
    await db.meta.put({ ...before, id: 'kept', promised: promised ?? false, askedAt: nowAt() });
  });
}

/** For so many days it is not said again. */
const quietDays = 42;

/** Whether a person should be told that nothing is promised. */
export function isUnpromised({ promised, readAt }: KeptRow, today: string): boolean {
  return !promised && (readAt === undefined || addDays(dayOf(readAt), quietDays) <= today);
}
/** A person has read that it was not promised, or has put the line away that says so. */
export async function noteRead(): Promise<void> {
  const db = database();
  await transact(db, ['meta'], async () => {
    const known = await db.meta.get('kept');
    if (known?.id === 'kept') await db.meta.put({ ...known, readAt: nowAt() });
  });
}
/** Whether what was sent before a loss is still at the server alone: a code fetches it. How exchanges went was lost as well, so
 * the first one that is known came after it. */
export function lacksSent({ joined }: LossRow, exchange: ExchangeRow | undefined): boolean {
  return joined === true && exchange?.lastGoodAt === undefined;
}
/** A person has read what was lost. */
export async function noteLossRead(): Promise<void> {
  await database().meta.delete('loss');
}
