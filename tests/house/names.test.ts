// Names: whole words in kebab-case, no drawers, and none of the words that mean everything and therefore nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source.ts';

const files = sourceFiles('src');

test('files are kebab-case and folders are no drawers', () => {
  const drawers = /\/(utils?|lib|helpers?|common|shared|types|hooks|components|services?|models?|misc)\//;
  const wrong = files.filter(
    ({ path }) => drawers.test(path) || !/^[a-z0-9-]+(\.store)?\.tsx?$/.test(path.split('/').at(-1) ?? ''),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
test('no name is a word that means everything', () => {
  const banned =
    /\b(?:const|let|function|interface|type|class)\s+(item|user|data|info|entity|model|(?:handle|process)[A-Z]\w*|\w+Manager|\w+Service|\w+Utils?)\b/g;
  const wrong = files.flatMap(({ path, text }) => [...text.matchAll(banned)].map(([, name]) => `${path}: ${name}`));
  expect(wrong).toEqual([]);
});
test('every file opens by saying what it is', () => {
  const silent = [...files, ...sourceFiles('tests')].filter(
    ({ path, text }) => !/^(\/\/|\/\*)/.test(text) && !path.endsWith('.d.ts'),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});
test('the top of the project is as it was drawn', () => {
  const listed = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  const top = new Set(listed.map((path) => path.split('/')[0] as string).filter((name) => !name.startsWith('.')));
  const drawn = [
    'LICENSE',
    'README.md',
    'index.html',
    'package-lock.json',
    'package.json',
    'public',
    'src',
    'tests',
    'tsconfig.json',
    'vite.config.ts',
  ];
  expect([...top].filter((name) => !drawn.includes(name))).toEqual([]);
});
test('the map is short enough to be read, and versions are exact', () => {
  expect(readFileSync(join(root, 'src/README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(150);
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});
