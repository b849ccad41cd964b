// A browser's global scope for one program: its own realm, with network, clock, chance, disk and locks of the simulated
// tablet in place of the machine's. A program that is ended never acts again, whatever it still waits for.
import { IDBKeyRange } from 'fake-indexeddb';
import { types } from 'node:util';
import vm from 'node:vm';
import { Bells } from './bells.ts';
import type { Loop, Owner } from './loop.ts';
import { subtle } from './subtle.ts';
import type { Tablet } from './tablet.ts';
import { timers } from './timers.ts';

export interface Realm {
  readonly exports: Readonly<Record<string, (...given: unknown[]) => Promise<unknown>>>;
  readonly window: Bells;
  readonly document: Bells & { visibilityState: 'visible' | 'hidden' };
}

const compiled = new Map<string, vm.Script>();

/** Starts a program from the text of its bundle. */
export function startRealm(text: string, owner: Owner, tablet: Tablet): Realm {
  const window = new Bells();
  const document = Object.assign(new Bells(), { visibilityState: 'visible' as const });
  const module = { exports: {} };
  const { loop } = tablet;
  const scope = {
    module,
    exports: module.exports,
    ...plainGlobals,
    ...timers(loop, owner),
    ...listeners(window),
    document,
    crypto: chanceOf(tablet),
    fetch: (path: string, options: RequestInit) => tablet.network.fetch({ tablet, owner, path, options }),
    AbortSignal: { timeout: (ms: number) => timeoutSignal(loop, owner, ms), any: anySignal },
    indexedDB: facade(tablet, owner),
    IDBKeyRange,
    BroadcastChannel: tablet.channels(owner),
    navigator: tablet.navigator(owner),
    localStorage: tablet.storage,
    performance: { now: () => loop.nowMs },
    mostPushed: tablet.mostPushed,
  };
  const realm = Object.assign(vm.createContext(vm.constants.DONT_CONTEXTIFY), scope);
  ownClock.runInContext(realm)(
    () => tablet.wallMs(),
    () => tablet.chance.share(),
    types.isNativeError,
  );
  const script = compiled.get(text) ?? new vm.Script(text, { filename: 'program.js' });
  compiled.set(text, script);
  script.runInContext(realm);
  return { exports: module.exports, window, document };
}

/** Replaces what a realm has by itself: its clock and chance. Errors from outside are errors here as well. */
const ownClock = new vm.Script(`(wall, share, isError) => {
  globalThis.self = globalThis;
  Error.stackTraceLimit = 0;
  Date.now = wall;
  Math.random = share;
  const own = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(Error, Symbol.hasInstance, {
    value(given) { return own.call(this, given) || (this === Error && (isError(given) || given instanceof DOMException)); },
  });
}`);

/** What a browser would tell whoever opens its console. */
const silent = { log: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };

const plainGlobals = {
  console: silent,
  Response,
  Request,
  Headers,
  Blob,
  ReadableStream,
  TransformStream,
  WritableStream,
  TextDecoderStream,
  TextEncoder,
  TextDecoder,
  AbortController,
  DOMException,
  Event,
  CustomEvent,
  URL,
  structuredClone,
  queueMicrotask,
  atob,
  btoa,
};

function listeners({ addEventListener, removeEventListener, dispatchEvent }: Bells) {
  return { addEventListener, removeEventListener, dispatchEvent };
}

/** One for all: nobody reads more of it than its name. */
const tooLate = new DOMException('too late', 'TimeoutError');

function timeoutSignal(loop: Loop, owner: Owner, ms: number): AbortSignal {
  const stop = new AbortController();
  loop.post(ms, () => stop.abort(tooLate), owner);
  return stop.signal;
}

/** Node keeps its own for ever when none of them is aborted, and the whole world with it. */
function anySignal(signals: readonly AbortSignal[]): AbortSignal {
  const stop = new AbortController();
  for (const signal of signals) {
    const end = () => stop.abort(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  }
  return stop.signal;
}

function chanceOf({ chance, hasKeys }: Tablet) {
  return {
    getRandomValues: (array: Uint8Array) => chance.bytes(array),
    ...(hasKeys ? { subtle } : {}),
  };
}

function facade(tablet: Tablet, owner: Owner) {
  const { disk } = tablet;
  return {
    open: (name: string, version?: number) => disk.open(owner, name, version),
    deleteDatabase: (name: string) => disk.factory.deleteDatabase(name),
    databases: () => disk.factory.databases(),
    cmp: (one: unknown, other: unknown) => disk.factory.cmp(one, other),
  };
}
