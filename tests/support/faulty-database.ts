// An IndexedDB that fails as browsers do, laid over fake-indexeddb: connections dropped in mid-write or just after it, a disk
// without room, transactions ended without a word. Only the disk is played.
import 'fake-indexeddb/auto';

/** dropped = the connection is lost before the write · lost-after = it is written, and nobody is told · full = no room ·
 * silent = the transaction ends, and what was asked in it is never answered */
export type Fault = 'dropped' | 'lost-after' | 'full' | 'silent';

let faults: Fault[] = [];

/** The next writes to the queue or to its answers meet these faults, one each, in this order. */
export function nextWritesFail(...next: Fault[]): void {
  faults = next;
}
/** How many faults have not been met. */
export function faultsLeft(): number {
  return faults.length;
}

type Write = (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>;
const door = IDBObjectStore.prototype as unknown as Record<'add' | 'put', Write>;

function meeting(write: Write): Write {
  return function (value, key) {
    const fault = /^(outbox|answer)$/.test(this.name) ? faults.shift() : undefined;
    const { transaction } = this;
    if (fault === 'full') throw new DOMException('The disk is full.', 'QuotaExceededError');
    if (fault === 'dropped') throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    if (fault === 'silent') {
      transaction.abort();
      return new EventTarget() as IDBRequest<IDBValidKey>;
    }
    if (fault === 'lost-after') transaction.oncomplete = (e) => transaction.onabort?.(e);
    return write.call(this, value, key);
  };
}
door.add = meeting(door.add);
door.put = meeting(door.put);
