// A few figures kept outside the database, by which a device whose database is empty tells "the browser cleared it" from "a
// new device", and how much had not been sent. No name, no number of a card, no token.
import { wallMs } from '../clock.ts';
import { database } from '../open-database.ts';
import { answeredUpTo } from '../outbox.ts';

export interface Sentinel {
  readonly device: string;
  readonly unitId: string;
  /** Whether it had joined a server. */
  readonly joined: boolean;
  /** The last number given to an op, and how many of them were not answered. */
  readonly highest: number;
  readonly waiting: number;
  readonly at: number;
}
/** A browser that forbids it fails at the very asking. */
export type Beside = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = 'tusach.sentinel';

export function readSentinel(beside: Beside): Sentinel | undefined {
  try {
    const kept = JSON.parse(beside().getItem(key) ?? 'null') as Sentinel | null;
    return typeof kept?.device === 'string' && Number.isInteger(kept.highest) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Writes down how the queue stands now. Resolves to all that the second copy follows, as one text: while it is the same, a copy
 * that was made of it stands. Undefined without a library: there is nothing to watch over. */
export async function keepSentinel(beside: Beside): Promise<string | undefined> {
  const db = database();
  // One look at one moment: the numbers of one identity beside the name of another would tell of a loss that never was.
  const now = await db.transaction('r', [db.meta, db.outbox, db.answer], async () => {
    const [clock, server, settings] = await db.meta.bulkGet(['clock', 'server', 'settings']);
    const [last, oldest] = await Promise.all([
      db.outbox.toCollection().last(),
      db.outbox
        .where('seq')
        .above(await answeredUpTo(db))
        .first(),
    ]);
    return { clock, server, settings, highest: last?.seq ?? 0, oldest };
  });
  const { clock, server, settings, highest, oldest } = now;
  if (clock?.id !== 'clock') return undefined;
  const waiting = oldest ? highest - oldest.seq + 1 : 0;
  const { device, unitId } = clock;
  const figures = { device, unitId, joined: server !== undefined, highest, waiting };
  write(beside, { ...figures, at: wallMs() });
  return JSON.stringify([figures, server, settings]);
}

export function forgetSentinel(beside: Beside): void {
  try {
    beside().removeItem(key);
  } catch {
    // Then there was none.
  }
}

function write(beside: Beside, sentinel: Sentinel): void {
  try {
    beside().setItem(key, JSON.stringify(sentinel));
  } catch {
    // A full or forbidden storage: the next loss cannot be told from a new device, nothing else.
  }
}
