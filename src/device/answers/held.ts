// Ops that the server kept without applying: a person sends them again, or lets them be. The op itself stays in the journal.
import type { Change } from '#domain/record/change.ts';
import { commit } from '../commit.ts';
import type { QueuedOp } from '../database.ts';
import { database } from '../open-database.ts';

/** Writes the same change again, as a new op; the old one is put aside. */
export async function sendAgain(held: QueuedOp): Promise<void> {
  const { type, action, recordId, fields } = held.op;
  const change: Change = { type, action, id: recordId, fields };
  await commit([change]);
  await putAside(held);
}
/** The person has seen it and needs no more. */
export async function putAside({ seq }: QueuedOp): Promise<void> {
  await database()
    .held.where('seq')
    .equals(seq)
    .modify((row) => {
      delete (row as { isOpen?: 1 }).isOpen;
    });
}
