// One simulated library: a server, its tablets and the people at them. All that happens follows from the seed.
import type { Role } from '#domain/access/role.ts';
import type { ActName } from '../page/acts.ts';
import type { Done } from '../page/program.ts';
import { checkAnswer, checkOwnWrites } from '../oracle/on-the-way.ts';
import { Saved } from '../oracle/saved.ts';
import type { Bundles } from './bundles.ts';
import { Chance } from './chance.ts';
import { Loop } from './loop.ts';
import { Network } from './network.ts';
import { ServerWorld } from './server.ts';
import { drawSwarm, type Fault, type Swarm } from './swarm.ts';
import { Tablet, type Cleared, type Program } from './tablet.ts';

/** 5 October 2026, in the morning. */
const startMs = Date.UTC(2026, 9, 5, 0, 30);

export interface Acting {
  readonly tablet: Tablet;
  readonly page: Program;
  readonly name: ActName;
  /** Where the act draws from: two that draw from the same choose the same. */
  readonly draw?: string;
}

export class World {
  readonly chance: Chance;
  readonly loop: Loop;
  readonly server: ServerWorld;
  readonly network: Network;
  readonly swarm: Swarm;
  readonly saved: Saved;
  readonly tablets: Tablet[] = [];
  readonly log: string[] = [];
  /** The first thing that went wrong, wherever it was noticed. */
  broken: unknown;
  requests = 0;
  readonly #bundles: Bundles;

  constructor(seed: number, bundles: Bundles, always: readonly Fault[] = []) {
    this.chance = new Chance(`world ${seed}`);
    this.#bundles = bundles;
    this.swarm = new Set([...drawSwarm(this.chance.of('swarm')), ...always]);
    this.saved = new Saved(this.swarm);
    const jitter = this.chance.of('jitter');
    this.loop = new Loop(startMs, () => jitter.below(3));
    this.server = new ServerWorld(this.loop, this.chance.of('server'), bundles.server);
    this.network = new Network(this.loop, this.server, (tablet, path, answer) => {
      this.requests += 1;
      this.try(() => checkAnswer(tablet, path, answer));
    });
  }

  tell(words: string): void {
    this.log.push(`${new Date(this.loop.nowMs).toISOString().slice(5, 23)} ${words}`);
  }
  /** Remembers the first thing that went wrong. */
  try(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.broken ??= error;
    }
  }
  addTablet(role: Role): Tablet {
    const name = `tablet ${this.tablets.length + 1} (${role})`;
    const { loop, network } = this;
    const tablet = new Tablet({ name, role, loop, network, chance: this.chance.of(name), bundles: this.#bundles });
    this.tablets.push(tablet);
    return tablet;
  }

  clear(tablet: Tablet, what: Cleared): void {
    this.try(() => this.saved.checkCopied(tablet, this.server));
    this.saved.cleared(tablet, this.server, () => tablet.clear(what));
  }
  /** One more tablet, with the profile of another; somebody opens the app on both. */
  async copy(tablet: Tablet): Promise<Tablet> {
    const twin = this.addTablet(tablet.role);
    twin.copyFrom(tablet);
    await Promise.all([tablet, twin].map((one) => one.openPage().catch(() => undefined)));
    return twin;
  }

  /** A person does something; "saved" may come later, or never. */
  async act({ tablet, page, name, draw: stream = `act ${this.log.length}` }: Acting): Promise<void> {
    const [draw, own] = [this.chance.of(stream), this.chance.of(`${stream} ${tablet.name}`)].map(
      (chance) => (limit: number) => chance.below(limit),
    );
    this.tell(`${page.name}: ${name}`);
    const done = await tablet.call(page, 'act', name, draw, own).then(
      (given) => given as Done | undefined,
      (reason: unknown) => this.tell(`${page.name}: ${name} was not written: ${String(reason)}`),
    );
    if (!done) return;
    this.tell(`${page.name}: ${name} saved ${done.changes.map(({ type, action }) => `${type} ${action}`).join(', ')}`);
    this.try(() => this.saved.told(tablet, done));
    this.try(() => checkOwnWrites(tablet, done));
  }
  /** A person gives a code until it is taken. */
  async join(tablet: Tablet, page: Program): Promise<boolean> {
    if (!this.server.isUp) return false;
    const code = await this.server.code(tablet.role);
    this.saved.toldAll(tablet);
    const joined = (await tablet
      .call(page, 'joinServer', { code, name: tablet.name })
      .catch((reason: unknown) => reason)) as { ok?: boolean } | undefined;
    this.saved.excuseUnit(tablet);
    this.tell(`${tablet.name}: joins ${JSON.stringify(joined).slice(0, 60)}`);
    return joined?.ok === true;
  }
}
