// What was erased is taken out of this device's own journal too. An op that still waits is left: its number and text must not
// change under way; the server erases it on arrival, and here it goes with a later look.
import { recordKey } from '#protocol/op.ts';
import type { AnyRow, Database } from '../database.ts';
import { database } from '../open-database.ts';
import { answeredUpTo } from '../outbox.ts';
import { transact } from '../upkeep/steady.ts';

/** Must run inside a transaction over the queue and its answers. */
export async function eraseFromJournal(db: Database, key: string): Promise<void> {
  const upTo = await answeredUpTo(db);
  const answered = db.outbox
    .where('key')
    .equals(key)
    .filter(({ seq }) => seq <= upTo);
  await answered.modify((queued) => {
    Object.assign(queued, { op: { ...queued.op, fields: {} } });
  });
}

/** Looks through what is erased here for ops that waited when they should have gone: people, and the cases that quoted them. */
export async function eraseWhatWaited(): Promise<void> {
  const db = database();
  for (const type of ['member', 'case'] as const) {
    const erased = await db
      .table<AnyRow, string>(type)
      .filter(({ body }) => body.erased !== undefined)
      .primaryKeys();
    for (const id of erased) await transact(db, ['outbox', 'answer'], () => eraseFromJournal(db, recordKey(type, id)));
  }
}
