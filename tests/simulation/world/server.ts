// The server of a simulated world: the project's own, over a real SQLite file. It can be stopped at any storage step, started
// again, and put back from an older copy. Its clock and chance are the world's.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as nodeCrypto from 'node:crypto';
import * as sqlite from 'node:sqlite';
import vm from 'node:vm';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { buildServer } from '#server/build-server.ts';
import type { makeCode } from '#server/accounts/codes.ts';
import type { openStorage } from '#server/storage/open.ts';
import type { Role } from '#domain/access/role.ts';
import type { Storage } from '#server/storage/storage.ts';
import { pushPath } from '#protocol/push.ts';
import type { Chance } from './chance.ts';
import type { Loop, Owner } from './loop.ts';
import { subtle } from './subtle.ts';
import { pauses, timers } from './timers.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}
export interface Asked {
  readonly url: string;
  readonly method?: string;
  readonly headers?: unknown;
  readonly body?: unknown;
}
interface Program {
  readonly buildServer: typeof buildServer;
  readonly openStorage: typeof openStorage;
  readonly makeCode: typeof makeCode;
}
interface Running {
  readonly app: FastifyInstance;
  readonly storage: Storage;
  readonly program: Program;
  readonly files: sqlite.DatabaseSync[];
  /** Alive until it is stopped. */
  readonly owner: Owner;
  /** Requests that wait for an answer: told when the server is gone. */
  readonly waiting: Set<() => void>;
}

const required = createRequire(import.meta.url);
/** So long the server is away when the power goes, in milliseconds. */
const awayMs = 20_000;
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export class ServerWorld {
  readonly folder = mkdtempSync(join(memory, 'tusach-world-'));
  /** A storage step takes up to so long, when it takes any time at all. */
  slowShare = 0;
  complaints: string[] = [];
  copies = 0;
  /** How often the power goes just after a push was answered: what was told as written must be so. */
  stopShare = 0;
  #running: Running | undefined;
  #starting: Promise<void> | undefined;
  #requests = 0;
  readonly #loop: Loop;
  readonly #chance: Chance;
  readonly #text: string;

  constructor(loop: Loop, chance: Chance, text: string) {
    this.#loop = loop;
    this.#chance = chance;
    this.#text = text;
  }

  get isUp(): boolean {
    return this.#running !== undefined;
  }
  get storage(): Storage {
    if (!this.#running) throw new Error('The server is down.');
    return this.#running.storage;
  }

  start(restored = false): Promise<void> {
    this.#starting ??= this.#start(restored).finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }
  async #start(restored: boolean): Promise<void> {
    const files: sqlite.DatabaseSync[] = [];
    const owner: Owner = { name: 'server', alive: true };
    const program = this.#program(files, owner);
    const storage = await program.openStorage({ folder: join(this.folder, 'data'), restored });
    const running: Running = { storage, program, files, owner, waiting: new Set(), app: undefined as never };
    const complain = (sentence: string) => void (owner.alive && this.complaints.push(sentence));
    const slow = this.#slowly(storage, running);
    const app = await program.buildServer({
      storage: slow,
      pageFolder: join(this.folder, 'none'),
      segmentFolder: join(this.folder, 'segments'),
      version: 'test',
      complain,
      onBroken: () => undefined,
    });
    await app.ready();
    this.#running = Object.assign(running, { app });
  }
  /** Ends it as a power cut would: what was not committed is gone, nobody gets an answer. */
  stop(): void {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    running.owner.alive = false;
    for (const file of running.files) if (file.isOpen) file.close();
    for (const tell of running.waiting) tell();
  }
  #stopForAWhile(): void {
    this.stop();
    this.#loop.post(awayMs, () => void (this.isUp || this.start()), this.#loop.nobody);
  }
  /** Keeps the folder as it is now, as copy number `copies`. */
  keepCopy(): void {
    cpSync(join(this.folder, 'data'), join(this.folder, `copy-${(this.copies += 1)}`), { recursive: true });
  }
  async restore(copy: number): Promise<void> {
    this.stop();
    rmSync(join(this.folder, 'data'), { recursive: true, force: true });
    cpSync(join(this.folder, `copy-${copy}`), join(this.folder, 'data'), { recursive: true });
    await this.start(true);
  }
  remove(): void {
    this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** One request; undefined when the server is down or goes down meanwhile. */
  ask({ url, method = 'GET', headers, body }: Asked): Promise<Answer | undefined> {
    const running = this.#running;
    if (!running) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const gone = () => resolve(undefined);
      running.waiting.add(gone);
      const payload = typeof body === 'string' ? body : body instanceof ArrayBuffer ? Buffer.from(body) : undefined;
      const given = { method, url, headers, remoteAddress: this.#address() } as InjectOptions;
      const answered = running.app.inject(payload === undefined ? given : { ...given, payload });
      const hear = async () => {
        const answer = answerOf(await answered);
        if (!running.owner.alive) return gone();
        resolve(answer);
        if (url === pushPath && this.#chance.happens(this.stopShare)) this.#stopForAWhile();
      };
      void hear()
        .catch(gone)
        .finally(() => running.waiting.delete(gone));
    });
  }
  /** A code for a new device, as the administrator would give it. */
  async code(role: Role): Promise<string> {
    const { program, storage } = this.#running as Running;
    const { unitId } = storage.server;
    const { code } = await program.makeCode({ storage, unitId, role, madeBy: 'start', nowMs: this.#loop.nowMs });
    return code;
  }
  /** Gives a device the highest role, from now on. */
  raise(device: string): void {
    this.query(`UPDATE device SET role = 'administrator' WHERE id = '${device}' RETURNING id`);
  }
  /** Rows as they are committed now; empty while it is down. */
  query<Row>(sentence: string): Row[] {
    const [file] = this.#running?.files ?? [];
    return file ? (file.prepare(sentence).all() as Row[]) : [];
  }

  /** Another one for every request: how often one address may ask is measured by the machine's clock, not the world's. */
  #address(): string {
    const number = (this.#requests += 1);
    return `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
  }
  #program(files: sqlite.DatabaseSync[], owner: Owner): Program {
    const module = { exports: {} };
    const load = (name: string): unknown => {
      if (name === 'node:sqlite') return { ...sqlite, DatabaseSync: playedFile(files) };
      if (name === 'node:crypto') return { ...nodeCrypto, ...chanceOf(this.#chance), subtle };
      if (name === 'node:timers/promises') return pauses(this.#loop, owner);
      return required(name);
    };
    const given = {
      module,
      exports: module.exports,
      require: load,
      Date: worldDate(this.#loop),
      performance: { now: () => this.#loop.nowMs },
      ...timers(this.#loop, owner),
    };
    const run = vm.compileFunction(this.#text, Object.keys(given), { filename: 'server.js' });
    run(...Object.values(given));
    return module.exports as Program;
  }

  /** Every step of the storage may take time, and others may come in between; a server that is gone takes no further step. */
  #slowly(storage: Storage, running: Running): Storage {
    const turn = async () => {
      if (this.#chance.happens(this.slowShare)) await this.#loop.pause(this.#chance.between(1, 200));
      if (!running.owner.alive) await new Promise(() => undefined);
    };
    const slow = <Part extends object>(part: Part): Part =>
      new Proxy(part, {
        get: (target, name) => {
          const value = Reflect.get(target, name) as unknown;
          if (typeof value !== 'function') return value;
          return async (...given: unknown[]) => {
            await turn();
            const answer = await (value as (...given: unknown[]) => unknown).apply(target, given);
            await turn();
            return answer;
          };
        },
      });
    return {
      ...storage,
      ...slow({ head: storage.head, rowsAfter: storage.rowsAfter, deviceByToken: storage.deviceByToken }),
      transaction: async (work) => {
        await turn();
        const answer = await storage.transaction((transaction) => work(slow(transaction)));
        await turn();
        return answer;
      },
    };
  }
}

function answerOf({ statusCode, headers, rawPayload }: LightMyRequestResponse): Answer {
  const told = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return { status: statusCode, headers: Object.fromEntries(told), body: rawPayload };
}

function playedFile(files: sqlite.DatabaseSync[]) {
  return class extends sqlite.DatabaseSync {
    constructor(...given: ConstructorParameters<typeof sqlite.DatabaseSync>) {
      super(...given);
      if (given[0] !== ':memory:') files.push(this);
    }
  };
}

function chanceOf(chance: Chance) {
  const bytes = (size: number) => Buffer.from(chance.bytes(new Uint8Array(size)));
  const hex = (size: number) => bytes(size).toString('hex');
  return {
    randomBytes: bytes,
    randomInt: (limit: number) => chance.below(limit),
    randomUUID: () => `${hex(4)}-${hex(2)}-4${hex(2).slice(1)}-8${hex(2).slice(1)}-${hex(6)}`,
  };
}

function worldDate(loop: Loop): DateConstructor {
  return class extends Date {
    constructor(...given: []) {
      if (given.length === 0) super(Math.floor(loop.nowMs));
      else super(...given);
    }
    static override now(): number {
      return Math.floor(loop.nowMs);
    }
  } as DateConstructor;
}
