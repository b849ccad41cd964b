// Plays many seeds in a few processes, in any order, and hears how each went.
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Told } from './run-seed.ts';
import type { Asked } from './seed-worker.ts';
import type { Bundles } from './world/bundles.ts';
import type { Fault } from './world/swarm.ts';

export interface Playing {
  readonly bundles: Bundles;
  readonly seeds: readonly number[];
  readonly always?: readonly Fault[];
  /** Hears of every seed; true ends it all. */
  readonly hear: (told: Told) => boolean | void;
}

/** No world takes that long: the process is ended and the seed told as one that never comes to an end. */
const longestMs = 300_000;
/** After so many worlds a process begins anew, so that what Node keeps for ever stays small. */
const worldsPerProcess = 200;
/** Worlds make much that is thrown away at once. */
const execArgv = ['--max-semi-space-size=32'];

export async function runSeeds({ bundles, seeds, always = [], hear }: Playing): Promise<void> {
  const left = [...seeds];
  let isOver = false;
  const told = (one: Told) => {
    if (!isOver && hear(one)) isOver = true;
  };
  const work = async () => {
    while (left.length > 0 && !isOver) {
      const child = fork(join(import.meta.dirname, 'seed-worker.ts'), { serialization: 'advanced', execArgv });
      child.send({ bundles } satisfies Asked);
      for (let worlds = 0; worlds < worldsPerProcess && !isOver; worlds += 1) {
        const seed = left.shift();
        if (seed === undefined) break;
        const one = await play(child, seed, always);
        told(one);
        if (!child.connected) break;
      }
      child.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 8) }, work));
}

function play(child: ChildProcess, seed: number, always: readonly Fault[]): Promise<Told> {
  return new Promise((resolve) => {
    const failed = (broken: Told['broken'], words: string) =>
      end({ seed, broken, words, saved: 0, requests: 0, events: 0, hash: 0, log: [] });
    const gone = () => failed('crash', 'the process ended');
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      failed('I13', 'the world does not come to an end');
    }, longestMs);
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
