// Measures what was promised, each figure beside a floor measured in the same run: a tap beside a raw write, a cold start beside
// an empty page, the server beside a bare database, first loads and queues beside other stores. `--json FILE` writes the
// figures; `--only push,contest` measures some parts.
import '../support/own-temporary.ts';
import { writeFileSync } from 'node:fs';
import { measureColdStart } from './cold-start.ts';
import { measureContest, measureLarge, measureOurs, measureSlowContest } from './figures-of-contest.ts';
import { measurePush } from './push.ts';
import { measureSizes } from './sizes.ts';
import { measureTap } from './tap.ts';

/** ours and against in the same unit; `holds` is ratio ≤ limit, or ≥ limit where more is better, or nothing was promised. */
export interface Figure {
  readonly id: string;
  readonly unit: string;
  readonly ours: number;
  readonly against: number;
  readonly ratio: number;
  readonly limit: string;
  readonly holds: boolean;
}

const parts = {
  sizes: measureSizes,
  push: measurePush,
  tap: measureTap,
  start: measureColdStart,
  contest: measureContest,
  workloads: measureOurs,
  large: measureLarge,
  slow: measureSlowContest,
};
const words = process.argv.slice(2);
const after = (word: string) => (words.includes(word) ? words[words.indexOf(word) + 1] : undefined);
const file = after('--json');
const only = after('--only')?.split(',');
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (only && !only.includes(name)) continue;
  const found = await measure();
  for (const one of found) {
    figures.push(one);
    console.log(line(one));
  }
}
if (file) writeFileSync(file, `${JSON.stringify(figures, undefined, 2)}\n`);
process.exit(figures.every(({ holds }) => holds) ? 0 : 1);

function line({ id, unit, ours, against, ratio, limit, holds }: Figure): string {
  const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 });
  const compared = `${number(ours)} against ${number(against)} ${unit}`;
  return `${holds ? 'holds' : 'FAILS'}  ${id.padEnd(28)} ${compared.padEnd(44)} ratio ${ratio.toFixed(2)} (${limit})`;
}
