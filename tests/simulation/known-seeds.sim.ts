// Two hundred worlds, the same in every run of all tests, so that what fails is what was changed, and those that once broke a
// promise; `npm run simulate -- --seeds N` goes where nobody has been. A seed that breaks a promise stands in the message, and
// `-- --seed …` plays it again.
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

test('two hundred known seeds keep every promise', async () => {
  const told = await run('--known', '--from', '5001', '--seeds', '200');
  console.log(told.trim().split('\n').at(-1));
  expect(told).toMatch(/seeds from 5001: 0 broken/);
});

test('one seed played twice is one history', async () => {
  const history = async () => (await run('--seed', '7')).trim().split('\n').at(-1);
  expect(await history()).toBe(await history());
});
