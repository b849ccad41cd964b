// npm run simulate -- --seeds N [--from S]: plays N worlds and tells those that break a promise; --known plays those that once
// did as well; --seed S plays that one again and tells everything that happened in it; --always 'A,B' plays faults A and B in
// every world.
import { parseArgs } from 'node:util';
import { runSeed, type Told } from './run-seed.ts';
import { faults, rareFaults, type Fault } from './world/swarm.ts';
import { knownSeeds } from './known-seeds.ts';
import { runSeeds } from './run-seeds.ts';
import { makeBundles } from './world/bundles.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
    known: { type: 'boolean' },
    always: { type: 'string' },
  },
});
const bundles = await makeBundles();
const always = (values.always ?? '').split(',').flatMap(faultNamed);
process.exit(values.seed === undefined ? await many() : await one(Number(values.seed)));

function faultNamed(words: string): Fault[] {
  const name = words.trim();
  const known = [...faults, ...rareFaults].find((fault) => fault === name);
  if (name !== '' && !known) throw new Error(`No fault is called "${name}".`);
  return known ? [known] : [];
}

async function one(seed: number): Promise<number> {
  const told = await runSeed(seed, bundles, always);
  console.log(told.log.join('\n'));
  console.log(lineOf(told));
  return told.broken ? 1 : 0;
}

async function many(): Promise<number> {
  const count = Number(values.seeds ?? 100);
  const from = Number(values.from ?? Date.now() % 1_000_000_000);
  const fresh = Array.from({ length: count }, (_, at) => from + at);
  const seeds = values.known ? [...knownSeeds, ...fresh] : fresh;
  const broken: Told[] = [];
  const sum = { worlds: 0, saved: 0, requests: 0 };
  const began = performance.now();
  await runSeeds({
    bundles,
    seeds,
    always,
    hear: (told) => {
      sum.worlds += 1;
      sum.saved += told.saved;
      sum.requests += told.requests;
      if (!told.broken) return;
      broken.push(told);
      console.log(lineOf(told));
      console.log(
        `  play it again: npm run simulate -- --seed ${told.seed}${values.always ? ` --always '${values.always}'` : ''}`,
      );
      return broken.length >= 10;
    },
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  const figures = `${sum.saved} records told as saved, ${sum.requests} requests, ${seconds} s`;
  console.log(`${sum.worlds} seeds from ${from}: ${broken.length} broken (${figures})`);
  return broken.length > 0 ? 1 : 0;
}

function lineOf({ seed, broken, words, hash }: Told): string {
  return broken ? `seed ${seed} breaks ${broken}: ${words}` : `seed ${seed} holds (history ${hash.toString(16)})`;
}
