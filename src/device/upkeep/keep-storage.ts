// Asks the browser not to clear this device when the disk runs short, and keeps its answer. It may say no, and may say yes
// another day: it is asked again at every start until it does.
import { nowAt } from '../clock.ts';
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
    const isRead = known?.id === 'kept' && known.isRead ? { isRead: true as const } : {};
    if (known?.id === 'kept' && known.promised === (promised ?? false)) return;
    await db.meta.put({ id: 'kept', promised: promised ?? false, askedAt: nowAt(), ...isRead });
  });
}

/** A person has read that it was not promised. */
export async function noteRead(): Promise<void> {
  const db = database();
  await transact(db, ['meta'], async () => {
    const known = await db.meta.get('kept');
    if (known?.id === 'kept') await db.meta.put({ ...known, isRead: true });
  });
}
/** A person has read what was lost. */
export async function noteLossRead(): Promise<void> {
  await database().meta.delete('loss');
}
