// What a shared phone must load, in kilobytes after gzip, beside what was allowed.
import { execFileSync } from 'node:child_process';
import { atMost } from './figures.ts';
import type { Figure } from './main.ts';

export async function measureSizes(): Promise<Figure[]> {
  const said = execFileSync(process.execPath, ['.ci/size.mjs'], { encoding: 'utf8' });
  return [...said.matchAll(/^(.+): ([\d.]+) kB gzip of at most ([\d.]+) kB$/gm)].map(([, name = '', ours, against]) =>
    atMost(1, { id: `size ${name}`, unit: 'kB', ours: Number(ours), against: Number(against) }),
  );
}
