// The pages that start without the worker are pages of the app.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startPages } from '../../src/worker/start-files.ts';

test('every page that is put ready for a start is one that the app has', () => {
  const routes = readFileSync('src/app/routes.tsx', 'utf8');
  expect(startPages.filter((path) => !routes.includes(`path="${path}"`))).toEqual([]);
});
