// A tablet's IndexedDB, which can fail as browsers' do: a commit that aborts, a full disk, a connection that is lost, and
// after a loss of power relaxed transactions that were never written. What was committed strictly stays.
import { IDBFactory, IDBTransaction } from 'fake-indexeddb';
import type { Chance } from './chance.ts';
import type { Owner } from './loop.ts';

/** What the fake database keeps inside, as far as its faults need it. */
interface RawTransaction extends IDBTransaction {
  readonly _rollbackLog: (() => void)[];
  readonly _requests: { request: { readyState: string; listeners: unknown[] } & IDBRequest }[];
  readonly _state: string;
  readonly db: RawConnection;
  listeners: { type: string; callback: { name: string } }[];
  _abort: (name: string | null) => void;
  _start: () => void;
}
interface RawConnection extends IDBDatabase {
  readonly _rawDatabase: RawDatabase;
  _closePending: boolean;
  _closed: boolean;
  listeners: unknown[];
}
interface RawRecord {
  readonly key: unknown;
  readonly value: unknown;
}
interface RawIndex {
  readonly name: string;
  readonly keyPath: unknown;
  readonly multiEntry: boolean;
  readonly unique: boolean;
  initialized: boolean;
}
interface RawStore {
  readonly name: string;
  readonly keyPath: unknown;
  readonly autoIncrement: boolean;
  readonly records: { readonly values: () => Iterable<RawRecord> };
  readonly rawIndexes: Map<string, RawIndex>;
  readonly storeRecord: (record: RawRecord, noOverwrite: boolean) => void;
}
interface RawDatabase {
  readonly name: string;
  readonly version: number;
  transactions: RawTransaction[];
  connections: RawConnection[];
  readonly rawObjectStores: Map<string, RawStore>;
}

/** How often a commit of this tablet fails, now. */
export interface DiskFaults {
  abortShare: number;
  isFull: boolean;
}

export class Disk {
  readonly factory = new IDBFactory() as IDBFactory & { readonly _databases: Map<string, RawDatabase> };
  readonly faults: DiskFaults = { abortShare: 0, isFull: false };
  readonly #chance: Chance;
  /** Committed and not yet written: what a loss of power may take, the last first. */
  #unwritten: RawTransaction[] = [];
  readonly #owners = new WeakMap<object, object>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** Opens for one program; the connection is known as the program's. */
  open(program: Owner, name: string, version?: number): IDBOpenDBRequest {
    const request = this.factory.open(name, version);
    const claim = () => {
      const connection = request.result as unknown as RawConnection;
      this.#owners.set(connection, program);
      disks.set(connection._rawDatabase, this);
      if (!program.alive) connection.close();
    };
    request.addEventListener('upgradeneeded', claim);
    request.addEventListener('success', claim);
    return request;
  }

  /** Whether nothing is being written: what stands in the tables is committed. */
  get isQuiet(): boolean {
    const open = [...this.factory._databases.values()].flatMap(({ transactions }) => transactions);
    return open.every(({ _state, _rollbackLog }) => _state === 'finished' || _rollbackLog.length === 0);
  }
  /** All rows of a table; empty when there is none. */
  rows<Row>(table: string): Row[] {
    const found: Row[] = [];
    for (const database of this.factory._databases.values())
      for (const { value } of database.rawObjectStores.get(table)?.records.values() ?? []) found.push(value as Row);
    return found;
  }
  /** A program ends: what it had begun and not committed is undone, and it hears of nothing any more. */
  end(program: Owner): void {
    for (const connection of this.#connectionsOf(program)) {
      for (const transaction of connection._rawDatabase.transactions) {
        if (transaction.db !== connection || transaction._state === 'finished') continue;
        silence(transaction);
        transaction._abort(null);
      }
      connection.listeners = [];
      connection.close();
    }
  }
  /** The browser loses the connection, as Safari does when its storage process ends. */
  loseConnections(program: Owner): void {
    for (const connection of this.#connectionsOf(program)) {
      for (const transaction of connection._rawDatabase.transactions)
        if (transaction.db === connection && transaction._state !== 'finished') transaction._abort('UnknownError');
      forceClose(connection);
    }
  }
  /** Power is gone: relaxed transactions after the last strict one may never have been written. */
  losePower(): void {
    const lost = this.#chance.between(0, this.#unwritten.length);
    for (const transaction of this.#unwritten.splice(this.#unwritten.length - lost).reverse())
      for (const undo of [...transaction._rollbackLog].reverse()) undo();
    this.#unwritten = [];
  }
  /** The browser clears this site's databases. */
  evict(): void {
    this.factory._databases.clear();
    this.#unwritten = [];
  }
  /** The same databases on another disk, when nobody has them open. */
  copyTo({ factory }: Disk): void {
    for (const [name, database] of this.factory._databases) factory._databases.set(name, copyOfDatabase(database));
  }

  /** What becomes of a transaction that is about to commit: the name of an error, or undefined. */
  atCommit(transaction: RawTransaction): string | undefined {
    if (transaction.mode !== 'readwrite') return undefined;
    if (this.faults.isFull && transaction._rollbackLog.length > 0) return 'QuotaExceededError';
    if (this.faults.abortShare > 0 && this.#chance.happens(this.faults.abortShare)) return 'UnknownError';
    if (transaction.durability === 'relaxed') this.#unwritten.push(transaction);
    else this.#unwritten = [];
    return undefined;
  }

  #connectionsOf(program: Owner): RawConnection[] {
    const all = [...this.factory._databases.values()].flatMap(({ connections }) => connections);
    return all.filter((connection) => this.#owners.get(connection) === program);
  }
}

/** Whose disk a database is on. */
const disks = new WeakMap<RawDatabase, Disk>();

/** Lets the faults in, once per process: just before the fake database would commit. */
export function playCommits(): void {
  const prototype = IDBTransaction.prototype as unknown as RawTransaction;
  const start = prototype._start;
  prototype._start = function (this: RawTransaction) {
    const isOver = this._state !== 'finished' && this._requests.every(({ request }) => request.readyState === 'done');
    const fault = isOver ? disks.get(this.db._rawDatabase)?.atCommit(this) : undefined;
    if (fault === undefined) start.call(this);
    else this._abort(fault);
  };
}

/** Of another of the same class: the fake database tells nobody its own. */
function another<Thing extends object>(thing: Thing, ...given: unknown[]): Thing {
  const kind = thing.constructor as new (...given: unknown[]) => Thing;
  return new kind(...given);
}
function copyOfDatabase(from: RawDatabase): RawDatabase {
  const to = another(from, from.name, from.version);
  for (const [name, store] of from.rawObjectStores) {
    const copy = another(store, to, store.name, store.keyPath, store.autoIncrement);
    to.rawObjectStores.set(name, copy);
    for (const [of, index] of store.rawIndexes) {
      const own = another(index, copy, index.name, index.keyPath, index.multiEntry, index.unique);
      copy.rawIndexes.set(of, Object.assign(own, { initialized: true }));
    }
    for (const { key, value } of store.records.values())
      copy.storeRecord({ key, value: structuredClone(value) }, false);
  }
  return to;
}

function forceClose(connection: RawConnection): void {
  const { onclose } = connection;
  connection.close();
  onclose?.call(connection, new Event('close'));
}

/** So many listeners the fake database itself puts on every transaction. */
const ownListeners = 3;

/** Only what keeps the database's own queue going stays. */
function silence(transaction: RawTransaction): void {
  Object.assign(transaction, { onabort: null, oncomplete: null, onerror: null });
  const kept = transaction.listeners.slice(0, ownListeners);
  const queue = transaction.listeners.filter(({ callback }) => callback.name.includes('processTransactions'));
  transaction.listeners = [...kept, ...queue];
  for (const { request } of transaction._requests) {
    Object.assign(request, { onsuccess: null, onerror: null });
    request.listeners = [];
  }
}
