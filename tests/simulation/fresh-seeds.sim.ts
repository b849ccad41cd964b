// Two hundred worlds that nobody has seen before, in every run of all tests. A seed that breaks a promise stands in the
// message, and `npm run simulate -- --seed …` plays it again.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');
const run = (...words: string[]) =>
  promisify(execFile)(process.execPath, [main, ...words], { maxBuffer: 50_000_000 }).then(
    ({ stdout }) => stdout,
    (failed: { stdout: string; stderr: string }) => `${failed.stdout}\n${failed.stderr}`,
  );

test('two hundred fresh seeds keep every promise', async () => {
  const told = await run('--seeds', '200');
  console.log(told.trim().split('\n').at(-1));
  expect(told).toMatch(/200 seeds from \d+: 0 broken/);
});

test('one seed played twice is one history', async () => {
  const history = async () => (await run('--seed', '7')).trim().split('\n').at(-1);
  expect(await history()).toBe(await history());
});
