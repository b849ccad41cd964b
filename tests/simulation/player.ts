// A process that plays worlds for whoever asks, one after the other. A world that takes too long or ends the process is told as
// broken, and the next one finds a new process.
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Told } from './run-seed.ts';
import type { Asked } from './seed-worker.ts';
import type { Bundles } from './world/bundles.ts';
import type { Fault } from './world/swarm.ts';

export interface Wanted {
  readonly seed: number;
  readonly bundles: Bundles;
  /** Faults that are played whatever the seed draws. */
  readonly always?: readonly Fault[];
}

/** As many at once as the machine has hands. */
export const players = Math.min(availableParallelism(), 8);

/** No world takes that long: the process is ended and the seed told as one that never comes to an end. */
const longestMs = 300_000;
/** After so many worlds a process begins anew: each leaves some 50 MB behind that Node gives back late. */
const worldsPerProcess = 40;
/** Worlds make much that is thrown away at once, and a process ends before the best code it could be given has paid for itself;
 * each program that starts in a world is new to the engine, which would read most of it word by word once more. */
const execArgv = ['--max-semi-space-size=32', '--no-opt', '--always-sparkplug'];

export class Player {
  #child: ChildProcess | undefined;
  #bundles: Bundles | undefined;
  #worlds = 0;

  play({ seed, bundles, always = [] }: Wanted): Promise<Told> {
    const child = this.#ready();
    if (this.#bundles !== bundles) child.send({ bundles } satisfies Asked);
    this.#bundles = bundles;
    this.#worlds += 1;
    return new Promise((resolve) => {
      const failed = (broken: Told['broken'], words: string) => {
        this.end();
        end({ seed, broken, words, saved: 0, requests: 0, events: 0, hash: 0, log: [] });
      };
      const gone = () => failed('crash', 'the process ended');
      const timer = setTimeout(() => failed('I13', 'the world does not come to an end'), longestMs);
      const end = (told: Told) => {
        clearTimeout(timer);
        child.off('message', end);
        child.off('exit', gone);
        resolve(told);
      };
      child.on('message', end);
      child.on('exit', gone);
      child.send({ seed, always } satisfies Asked);
    });
  }
  end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #ready(): ChildProcess {
    if (this.#child?.connected && this.#worlds < worldsPerProcess) return this.#child;
    this.end();
    this.#bundles = undefined;
    this.#worlds = 0;
    this.#child = fork(join(import.meta.dirname, 'seed-worker.ts'), { serialization: 'advanced', execArgv });
    return this.#child;
  }
}
