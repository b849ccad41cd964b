// What a screen calls by a class is drawn by a style sheet; a class without one is a look that was meant and forgotten.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source.ts';

test('every class that a screen names stands in a style sheet', () => {
  const sheets = globSync('src/**/*.css', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));
  const drawn = new Set([...sheets.join('\n').matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name));
  const named = sourceFiles('src').flatMap(({ path, text }) =>
    [...text.matchAll(/\sclass(?:Name)?="([^"]+)"/g)].flatMap(([, names = '']) =>
      names.split(' ').map((name) => ({ path, name })),
    ),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ name }) => !drawn.has(name))).toEqual([]);
});
