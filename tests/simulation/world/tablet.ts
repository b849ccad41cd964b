// One tablet: its clock, its disk, its place in the network, and the programs that run on it: pages, and the worker that
// the browser wakes when there is a connection.
import type { Role } from '#domain/access/role.ts';
import { pushSize } from '#protocol/push.ts';
import type { Bundles } from './bundles.ts';
import type { Chance } from './chance.ts';
import { Disk } from './disk.ts';
import { Files } from './files.ts';
import { Locks } from './locks.ts';
import type { Loop, Owner } from './loop.ts';
import { fineWeather, type Network, type Weather } from './network.ts';
import { startRealm, type Realm } from './realm.ts';

export interface Program extends Owner {
  readonly kind: 'page' | 'worker';
  readonly realm: Realm;
}
export type Cleared = 'database' | 'storage' | 'everything';
export interface Making {
  readonly name: string;
  readonly role: Role;
  readonly loop: Loop;
  readonly chance: Chance;
  readonly bundles: Bundles;
  readonly network: Network;
}

export class Tablet {
  readonly name: string;
  role: Role;
  readonly loop: Loop;
  readonly chance: Chance;
  readonly network: Network;
  readonly disk: Disk;
  readonly files: Files;
  readonly locks: Locks;
  readonly weather: Weather = { ...fineWeather };
  /** The tablet's clock minus the true time. */
  skewMs = 0;
  /** When something last happened to it that may keep it from copying what was saved. */
  disturbedMs = 0;
  /** Characters of JSON that go at once. */
  mostPushed = pushSize;
  /** A browser without Web Locks. */
  hasLocks = true;
  /** A browser that can keep a key of its own; others go with the token they joined with. */
  hasKeys = true;
  programs: Program[] = [];
  readonly #machine: Owner;
  readonly #bundles: Bundles;
  readonly #stored = new Map<string, string>();
  #channels: { owner: Owner; name: string; hear: (message: unknown) => void }[] = [];
  #workerWanted = false;

  constructor({ name, role, loop, chance, bundles, network }: Making) {
    this.name = name;
    this.role = role;
    this.loop = loop;
    this.chance = chance;
    this.#bundles = bundles;
    this.network = network;
    this.disk = new Disk(chance.of('disk'));
    this.files = new Files(this.disk.faults);
    this.locks = new Locks(loop);
    this.#machine = { name, alive: true };
  }

  /** Milliseconds, as this tablet believes. */
  wallMs(): number {
    return Math.floor(this.loop.nowMs + this.skewMs);
  }
  get pages(): Program[] {
    return this.programs.filter(({ kind }) => kind === 'page');
  }
  /** Opens the app in a tab; it has begun when the promise resolves. One that cannot begin says so, and is closed. */
  async openPage(): Promise<Program> {
    const page = this.#start('page', this.#bundles.page);
    try {
      await this.call(page, 'open');
    } catch (reason) {
      this.end(page);
      throw reason;
    }
    return page;
  }
  /** Calls what a program offers, on its behalf. */
  call(program: Program, name: string, ...given: unknown[]): Promise<unknown> {
    this.loop.owner = program;
    return program.realm.exports[name]?.(...given) ?? Promise.resolve();
  }
  /** The browser ends a program at once: the tab is closed, the worker was idle for too long, the app crashed. */
  end(program: Program): void {
    program.alive = false;
    this.programs = this.programs.filter((one) => one !== program);
    this.#channels = this.#channels.filter(({ owner }) => owner !== program);
    this.disk.end(program);
    this.locks.end(program);
  }
  endAll(): void {
    for (const program of this.programs) this.end(program);
  }
  /** The battery is empty. */
  losePower(): void {
    this.endAll();
    this.disk.losePower();
  }
  /** The browser clears what this site keeps, while nothing of it is open: the database alone, all that it counts as storage, or
   * whatever there is. */
  clear(what: Cleared): void {
    this.endAll();
    this.disk.evict();
    if (what !== 'database') this.files.kept.clear();
    if (what === 'everything') this.#stored.clear();
  }
  /** Takes over all that another tablet keeps, as a copied profile does. */
  copyFrom(other: Tablet): void {
    other.endAll();
    other.disk.copyTo(this.disk);
    for (const [path, content] of other.files.kept) this.files.kept.set(path, content);
    for (const [name, value] of other.#stored) this.#stored.set(name, value);
    const { hasLocks, hasKeys, skewMs, mostPushed } = other;
    Object.assign(this, { hasLocks, hasKeys, skewMs, mostPushed });
    this.files.room = other.files.room;
  }
  setOnline(online: boolean): void {
    if (online === this.weather.online) return;
    this.weather.online = online;
    for (const page of this.pages) {
      this.loop.owner = page;
      page.realm.window.ring(online ? 'online' : 'offline');
    }
    if (online && this.#workerWanted)
      this.loop.post(this.chance.below(2_000), () => void this.#wakeWorker(), this.loop.nobody);
  }
  show(page: Program, visible: boolean): void {
    this.loop.owner = page;
    page.realm.document.visibilityState = visible ? 'visible' : 'hidden';
    page.realm.document.ring('visibilitychange');
  }

  #start(kind: Program['kind'], text: string): Program {
    const owner = { name: `${this.name} ${kind}`, kind, alive: true, machine: this.#machine } as Program;
    const program = Object.assign(owner, { realm: startRealm(text, owner, this) });
    this.programs.push(program);
    return program;
  }
  async #wakeWorker(): Promise<void> {
    if (!this.weather.online || this.programs.some(({ kind }) => kind === 'worker')) return;
    const worker = this.#start('worker', this.#bundles.worker);
    this.loop.post(30_000, () => this.end(worker), this.loop.nobody);
    this.#workerWanted = false;
    const done = await this.call(worker, 'sendAll').then(
      () => true,
      () => false,
    );
    if (!done) this.#workerWanted = true;
    this.end(worker);
  }

  get storage() {
    const stored = this.#stored;
    return {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => void stored.set(name, value),
      removeItem: (name: string) => void stored.delete(name),
    };
  }
  /** `navigator` as a program of this tablet sees it. */
  navigator(owner: Owner) {
    const { weather } = this;
    const register = () => {
      this.#workerWanted = true;
      return Promise.resolve();
    };
    return {
      ...(this.hasLocks ? { locks: this.locks.of(owner) } : {}),
      get onLine() {
        return weather.online;
      },
      userAgent: 'simulation',
      storage: this.files.storage,
      serviceWorker: { getRegistration: async () => ({ sync: { register } }), addEventListener: () => undefined },
    };
  }
  /** `BroadcastChannel` between the programs of this tablet. */
  channels(owner: Owner) {
    const all = () => this.#channels;
    const { loop } = this;
    return class {
      readonly name: string;
      /** Set by whoever listens. */
      onmessage?: (event: { data: unknown }) => void;
      constructor(name: string) {
        this.name = name;
        all().push({ owner, name, hear: (data) => this.onmessage?.({ data }) });
      }
      postMessage(message: unknown): void {
        const data = structuredClone(message);
        for (const one of all())
          if (one.owner !== owner && one.name === this.name) loop.post(0, () => one.hear(data), one.owner);
      }
    };
  }
}
