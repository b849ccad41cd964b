// Plays the world of one seed and tells how it went.
import { textHash } from './world/chance.ts';
import { playClones } from './world/clones.ts';
import { playCommits } from './world/disk.ts';
import { playTasks } from './world/loop.ts';
import type { Bundles } from './world/bundles.ts';
import type { Fault } from './world/swarm.ts';
import { World } from './world/world.ts';
import { play } from './world/scenario.ts';
import { Violation, type Invariant } from './oracle/violation.ts';

export interface Told {
  readonly seed: number;
  /** The broken invariant, or `crash` when a program ended where it must not. */
  readonly broken?: Invariant | 'crash';
  readonly words?: string;
  readonly saved: number;
  readonly requests: number;
  readonly events: number;
  /** Of everything that happened: the same seed gives the same. */
  readonly hash: number;
  readonly log: readonly string[];
}

/** More events than this, and the world never comes to rest: a long one of several tabs and many hours has half as many. */
const mostEvents = 600_000;
let prepared = false;

/** `always`: faults that are played whatever the seed draws. */
export async function runSeed(seed: number, bundles: Bundles, always: readonly Fault[] = []): Promise<Told> {
  if (!prepared) {
    playTasks();
    playCommits();
    playClones();
    prepared = true;
  }
  const world = new World(seed, bundles, always);
  const { loop } = world;
  const stray = (reason: unknown) => world.tell(`nobody caught: ${String(reason)}`);
  process.on('unhandledRejection', stray);
  let isOver = false;
  loop.post(0, () => {
    void play(world)
      .catch((error: unknown) => {
        world.broken ??= error;
      })
      .finally(() => {
        isOver = true;
      });
  });
  await loop.run(() => isOver || loop.events > mostEvents);
  process.off('unhandledRejection', stray);
  for (const { programs } of world.tablets) for (const program of programs) program.alive = false;
  world.server.remove();
  if (!isOver) world.broken ??= new Violation('I13', 'the world never comes to rest');
  return told(seed, world);
}

function told(seed: number, world: World): Told {
  const { broken, log, loop, requests, saved } = world;
  const found =
    broken === undefined
      ? {}
      : broken instanceof Violation
        ? { broken: broken.invariant, words: broken.message }
        : {
            broken: 'crash' as const,
            words: (broken as Error).stack ?? JSON.stringify(broken),
          };
  const hash = textHash(`${log.join('\n')} ${loop.events} ${requests}`);
  return { seed, ...found, saved: saved.ops.size, requests, events: loop.events, hash, log };
}
