// Whatever is written as a whole is tried as a whole: once more on a new connection when the browser dropped the old one
// (tablets do, in the background), and never hanging on a transaction that the browser ends without a word.
import Dexie, { type Table } from 'dexie';
import type { Database } from '../database.ts';
import { reopen } from '../open-database.ts';
import { isConnectionLost } from '../trouble.ts';

/** A transaction that has not ended after this long is ended, in milliseconds. */
const longestMs = 30_000;
/** A transaction that was ended tells its own reason, if it has one, within this time, in milliseconds. */
const reasonMs = 100;

type Tables = readonly (string | Table)[];

/** Does `unit` once more when the connection was lost on the way. It must be safe to do twice: when the connection was lost
 * just after the first time was written, nobody was told. */
export async function steadily<Answer>(unit: () => PromiseLike<Answer>): Promise<Answer> {
  try {
    return await unit();
  } catch (reason) {
    if (!isConnectionLost(reason)) throw reason;
    await reopen();
    return await unit();
  }
}

/** One transaction for writing, done steadily; inside another one it is simply part of that. */
export function transact<Answer>(db: Database, tables: Tables, act: () => PromiseLike<Answer>): Promise<Answer> {
  if (Dexie.currentTransaction) return db.transaction('rw', tables as Table[], act);
  return steadily(() => once(db, tables, act));
}

/** One transaction for writing that always ends. */
export function once<Answer>(db: Database, tables: Tables, act: () => PromiseLike<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let end = () => undefined as void;
    const timer = setTimeout(() => {
      end();
      reject(new Dexie.AbortError('A transaction did not end.'));
    }, longestMs);
    // An async function, as Dexie must see to keep the transaction open over an `await`.
    const tried = db.transaction('rw', tables as Table[], async () => {
      const { currentTransaction } = Dexie;
      end = () => currentTransaction.abort();
      // The browser may end it without settling what was asked in it; then nothing else would tell.
      currentTransaction.on('abort', () => {
        const { error } = currentTransaction.idbtrans as { readonly error?: DOMException | null };
        const ended = new Dexie.AbortError('A transaction was ended.', error ?? undefined);
        setTimeout(() => reject(ended), reasonMs);
      });
      return await act();
    });
    void tried.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
