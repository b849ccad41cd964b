// What devices signed, beside their ops: one row for each batch, written with it and never altered.
import type { Transaction as SqlTransaction } from 'kysely';
import type { Transaction } from '../storage/storage.ts';
import type { Tables } from '../storage/tables.ts';

export function signedBatches(db: SqlTransaction<Tables>): Pick<Transaction, 'putSignedBatch' | 'signedBatchesOf'> {
  return {
    putSignedBatch: async ({ device, from, to, publicKey, signature }) => {
      const row = { device, from_seq: from, to_seq: to, public_key: publicKey, signature };
      await db
        .insertInto('signed_batch')
        .values(row)
        .onConflict((on) => on.doNothing())
        .execute();
    },
    signedBatchesOf: async (device) => {
      const own = db.selectFrom('signed_batch').selectAll().where('device', '=', device);
      const rows = await own.orderBy('from_seq').orderBy('to_seq').execute();
      return rows.map((row) => ({
        device,
        from: row.from_seq,
        to: row.to_seq,
        publicKey: row.public_key,
        signature: row.signature,
      }));
    },
  };
}
