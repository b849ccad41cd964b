// npm run bugs: plants one fault after the other and tells which promise was seen to break and after how many seeds. A fault
// that nobody notices is a hole in the checks, and the command fails.
import { parseArgs } from 'node:util';
import type { Bug } from './bugs/bug.ts';
import { deviceBugs } from './bugs/device-bugs.ts';
import { protocolBugs } from './bugs/protocol-bugs.ts';
import { serverBugs } from './bugs/server-bugs.ts';
import type { Told } from './run-seed.ts';
import { runSeeds } from './run-seeds.ts';
import { makeBundles, type Bundles } from './world/bundles.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, seeds: { type: 'string' }, from: { type: 'string' } },
});
/** A fault must be seen within so many worlds. */
const most = Number(values.seeds ?? 60);
const from = Number(values.from ?? 1);
const all = [...deviceBugs, ...serverBugs, ...protocolBugs].filter(({ name }) => name.includes(values.only ?? ''));

const began = performance.now();
const clean = await makeBundles();
let missed = 0;
for (const bug of all) {
  const told = await hunt(bug).catch((error: Error) => ({ caught: false, words: 'no longer fits', error }));
  if (!told.caught) missed += 1;
  console.log(`${told.caught ? 'caught' : 'MISSED'}  ${told.words.padEnd(26)} ${bug.name}`);
}
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${all.length} planted faults, ${all.length - missed} caught, ${missed} missed (${seconds} s)`);
process.exit(missed > 0 ? 1 : 0);

async function hunt({ always = [], ...bug }: Bug): Promise<{ caught: boolean; words: string }> {
  const planted = await makeBundles([bug], clean);
  let seed = from;
  while (seed < from + most) {
    const found = await first(planted, always, seed);
    if (!found) break;
    // A world that breaks without the planted fault says nothing about it.
    const plain = await first(clean, always, found.seed, found.seed + 1);
    if (!plain) {
      const seeds = found.seed - from + 1;
      return { caught: true, words: `${found.broken} after ${seeds} seed${seeds > 1 ? 's' : ''}` };
    }
    seed = found.seed + 1;
  }
  return { caught: false, words: `nothing in ${most} seeds` };
}

/** The first broken seed of a row, as far as it is known when one is found. */
async function first(
  bundles: Bundles,
  always: Bug['always'],
  seed: number,
  end = from + most,
): Promise<Told | undefined> {
  const broken: Told[] = [];
  const seeds = Array.from({ length: end - seed }, (_, at) => seed + at);
  await runSeeds({
    bundles,
    seeds,
    always: always ?? [],
    hear: (told) => told.broken !== undefined && broken.push(told) > 0,
  });
  return broken.sort((one, other) => one.seed - other.seed)[0];
}
