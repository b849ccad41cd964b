// Tests about the tests: none is put off, and each stands where its subject stands.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, root, sourceFiles } from './source.ts';

const tests = sourceFiles('tests');

test('nothing is skipped, singled out or put off', () => {
  const put = /\b(?:test|it|describe)\.(?:skip|only|todo|fails)\b|\bx(?:it|test|describe)\(/;
  const wrong = tests.filter(({ path, text }) => put.test(text) && path !== 'tests/house/tests.test.ts');
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
test('nothing of our own is mocked', () => {
  const wrong = tests.filter(
    ({ path, text }) => /vi\.(?:mock|spyOn|doMock)\(/.test(text) && path !== 'tests/house/tests.test.ts',
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
test('a test stands where its subject stands', () => {
  const mirrored = tests.filter(({ path }) =>
    /^tests\/(domain|protocol|i18n|device|worker|ui|screens|app|server)\/.*\.test\.tsx?$/.test(path),
  );
  const lost = mirrored.filter(({ path }) => {
    const subject = path.replace(/^tests/, 'src').replace(/(\.idb|\.dom|\.pg)?\.test\.tsx?$/, '');
    return !existsSync(join(root, `${subject}.ts`)) && !existsSync(join(root, `${subject}.tsx`));
  });
  expect(lost.map(({ path }) => path)).toEqual([]);
});
test('every file of domain, protocol, device and server is reached by a test', () => {
  const next = new Map(
    [...tests, ...sourceFiles('src')].map((file) => [file.path, importsOf(file).flatMap(({ to }) => to ?? [])]),
  );
  const reached = new Set<string>();
  const visit = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const to of next.get(path) ?? []) visit(to);
  };
  for (const { path } of tests) visit(path);
  const must = [...next.keys()].filter(
    (path) => /^src\/(domain|protocol|device|server)\//.test(path) && !path.endsWith('/main.ts'),
  );
  expect(must.filter((path) => !reached.has(path))).toEqual([]);
});
