// The catalogue's worker may fail at any time; the page then looks for itself, and nobody else hears of it.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { searchTitles, useWorker } from '#device/catalogue/desk.ts';
import { commit } from '#device/commit.ts';
import { BrokenWorker } from '../../support/broken-worker.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

beforeEach(() => freshLibrary());

test('a search is answered although the worker broke at it, and the window hears of no error', async () => {
  await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
  const worker = new BrokenWorker('search');
  useWorker(() => worker, false);
  expect(await searchTitles({ typed: 'que noi', levels: [], most: 5 })).toMatchObject({ count: 1 });
  expect(worker.troubles.map(({ defaultPrevented }) => defaultPrevented)).toEqual([true]);
});
