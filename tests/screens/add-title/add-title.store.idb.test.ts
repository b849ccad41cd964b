// Whoever taps twice wants one book.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { database } from '#device/open-database.ts';
import { createAddingTitle } from '#screens/add-title/add-title.store.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

beforeEach(() => freshLibrary());

test('two quick taps write one book with its copies, and the second is no complaint about an empty title', async () => {
  const store = createAddingTitle('Quê nội');
  const { chooseType, save } = store.getState();
  await chooseType('TN');
  await Promise.all([save(), save()]);
  await save();
  expect([await database().title.count(), await database().copy.count()]).toEqual([1, 1]);
  expect(store.getState()).toMatchObject({ written: { title: 'Quê nội', copies: 1 } });
  expect(store.getState().refusal).toBeUndefined();
});
