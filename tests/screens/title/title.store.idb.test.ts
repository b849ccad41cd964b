// Correcting the record of a book: what is not touched is not written, and no year is lost by a slip of the finger.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { title, type Title } from '#domain/catalogue/title.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { titlesById } from '#device/read/catalogue.ts';
import { createOpenTitle } from '#screens/title/title.store.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const id = 'title-0001';
const shown = async () => (await titlesById([id])).get(id) as Title;
beforeEach(async () => {
  await freshLibrary();
  await commit([title.put({ title: 'Quê nội', authors: ['Võ Quảng'], year: 1974, bookType: 'TN' }, id)]);
});

test('whoever corrects the name of a book leaves a year that another tablet corrects meanwhile', async () => {
  const page = createOpenTitle();
  page.getState().edit(await shown());
  page.getState().set({ name: 'Quê nội, tập một' });
  await commit([title.patch(id, { year: 1973 })]);
  await page.getState().save(await shown());
  expect((await database().outbox.toArray()).at(-1)?.op.fields).toEqual({ title: 'Quê nội, tập một' });
  await page.getState().undo?.();
  expect(await shown()).toMatchObject({ title: 'Quê nội', year: 1973 });
});
test('a year that is none is told, and the one that stands is kept', async () => {
  const page = createOpenTitle();
  page.getState().edit(await shown());
  page.getState().set({ year: '197' });
  await page.getState().save(await shown());
  expect(page.getState()).toMatchObject({ yearWrong: true, draft: { year: '197' } });
  expect(await shown()).toMatchObject({ year: 1974 });
  page.getState().set({ year: '' });
  await page.getState().save(await shown());
  expect((await shown()).year).toBeNull();
});
