// npm run bugs: plants one fault after the other and tells which promise was seen to break and after how many seeds. A fault
// that nobody notices is a hole in the checks, and the command fails.
import { parseArgs } from 'node:util';
import type { Bug } from './bugs/bug.ts';
import { deviceBugs } from './bugs/device-bugs.ts';
import { protocolBugs } from './bugs/protocol-bugs.ts';
import { serverBugs } from './bugs/server-bugs.ts';
import { Player, players } from './player.ts';
import { makeBundles } from './world/bundles.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, seeds: { type: 'string' }, from: { type: 'string' } },
});
/** A fault must be seen within as many worlds as all tests play. */
const most = Number(values.seeds ?? 200);
const from = Number(values.from ?? 1);
const all = [...deviceBugs, ...serverBugs, ...protocolBugs].filter(({ name }) => name.includes(values.only ?? ''));

const began = performance.now();
const clean = await makeBundles();
/** How many faults each seed was the first to notice: those that notice much are asked first. */
const noticed = new Map<number, number>();
/** Whether the world of a seed breaks without a planted fault, and then says nothing about one. */
const isSound = new Map<string, Promise<boolean>>();
const left = [...all];
let missed = 0;
await Promise.all(Array.from({ length: players }, work));
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${all.length} planted faults, ${all.length - missed} caught, ${missed} missed (${seconds} s)`);
process.exit(missed > 0 ? 1 : 0);

async function work(): Promise<void> {
  const player = new Player();
  for (let bug = left.shift(); bug; bug = left.shift()) {
    const told = await hunt(bug, player).catch((error: Error) => ({ caught: false, words: error.message }));
    if (!told.caught) missed += 1;
    console.log(`${told.caught ? 'caught' : 'MISSED'}  ${told.words.padEnd(26)} ${bug.name}`);
  }
  player.end();
}

async function hunt({ always = [], ...bug }: Bug, player: Player): Promise<{ caught: boolean; words: string }> {
  const bundles = await makeBundles([bug], clean);
  for (const [at, seed] of inOrder().entries()) {
    const { broken } = await player.play({ seed, bundles, always });
    if (!broken || !(await isSoundWith(seed, always, player))) continue;
    noticed.set(seed, (noticed.get(seed) ?? 0) + 1);
    return { caught: true, words: `${broken} after ${at + 1} seed${at > 0 ? 's' : ''}` };
  }
  return { caught: false, words: `nothing in ${most} seeds` };
}

function inOrder(): number[] {
  const seeds = Array.from({ length: most }, (_, at) => from + at);
  return seeds.sort((one, other) => (noticed.get(other) ?? 0) - (noticed.get(one) ?? 0) || one - other);
}

function isSoundWith(seed: number, always: Bug['always'] = [], player: Player): Promise<boolean> {
  const key = [seed, ...always].join(' ');
  const known = isSound.get(key) ?? player.play({ seed, bundles: clean, always }).then(({ broken }) => !broken);
  isSound.set(key, known);
  return known;
}
