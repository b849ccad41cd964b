// Measures what was promised, each figure beside a floor measured in the same run: a tap beside a raw write, sizes beside
// their limits, a cold start beside an empty page, the server beside a bare database. `--json FILE` writes the figures.
import { writeFileSync } from 'node:fs';
import { measureColdStart } from './cold-start.ts';
import { measurePush } from './push.ts';
import { measureSizes } from './sizes.ts';
import { measureTap } from './tap.ts';

/** ours and against in the same unit; `holds` is ratio ≤ limit, or ≥ limit where more is better. */
export interface Figure {
  readonly id: string;
  readonly unit: string;
  readonly ours: number;
  readonly against: number;
  readonly ratio: number;
  readonly limit: string;
  readonly holds: boolean;
}

const wanted = process.argv.slice(2);
const at = wanted.indexOf('--json');
const file = at >= 0 ? wanted[at + 1] : undefined;
const figures: Figure[] = [];
for (const measure of [measureSizes, measurePush, measureTap, measureColdStart]) {
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
