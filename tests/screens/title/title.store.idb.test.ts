// Correcting the record of a book: what is not touched is not written, and no year is lost by a slip of the finger.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { copy, type Copy } from '#domain/catalogue/copy.ts';
import { sameCopy } from '#domain/catalogue/same-copy.ts';
import { title, type Title } from '#domain/catalogue/title.ts';
import { loan } from '#domain/circulation/loan.ts';
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

async function withCopies(count: number) {
  const page = createOpenTitle();
  await page.getState().prepareCopies(await shown());
  page.getState().setAdding({ count, firstNumber: 'TN.00214' });
  await page.getState().addCopies(await shown());
  return page;
}
const copies = async () => (await database().copy.toArray()).filter(({ removed }) => !removed) as Copy[];
test('copies that are taken back leave their numbers to those that come next', async () => {
  const page = await withCopies(2);
  expect(page.getState().said).toEqual({ kind: 'written', title: 'Quê nội', numbers: ['TN.00214', 'TN.00215'] });
  await page.getState().undo?.();
  expect(await copies()).toEqual([]);
  expect(page.getState().said).toMatchObject({ kind: 'taken-back', numbers: ['TN.00214', 'TN.00215'] });
  await page.getState().prepareCopies(await shown());
  await page.getState().addCopies(await shown());
  expect(await copies()).toMatchObject([{ accessionNumber: 'TN.00214' }]);
  await page.getState().prepareCopies(await shown());
  expect(page.getState().adding).toMatchObject({ firstNumber: 'TN.00215' });
  page.getState().setAdding({ count: 2, firstNumber: 'TN.00215' });
  await page.getState().addCopies(await shown());
  await page.getState().prepareCopies(await shown());
  expect(page.getState().adding).toMatchObject({ firstNumber: 'TN.00217' });
});
test('a number that is free again and that another book got meanwhile is proposed no more', async () => {
  const page = await withCopies(2);
  await page.getState().undo?.();
  const other = { titleId: 'title-0002', siteId: 'site-0001', status: 'inService' } as const;
  await commit([copy.put({ ...other, accessionNumber: 'TN.00214' })]);
  await page.getState().prepareCopies(await shown());
  expect(page.getState().adding).toMatchObject({ firstNumber: 'TN.00215' });
});
test('copies of which one was found to be another meanwhile stay', async () => {
  const page = await withCopies(2);
  const [, second] = await copies();
  const kept = 'copy-0001';
  await commit([sameCopy.put({ one: kept, other: second?.id ?? '', kept })]);
  await page.getState().undo?.();
  expect(page.getState()).toMatchObject({ said: { kind: 'merged-since', number: second?.accessionNumber } });
  expect(await copies()).toHaveLength(2);
});
test('copies of which one was lent meanwhile stay', async () => {
  const page = await withCopies(2);
  const [, second] = await copies();
  const lent = { siteId: 'site-0001', lentAt: '2026-10-06T07:06:00.000Z', dueOn: '2026-10-16' };
  await commit([loan.put({ ...lent, copyId: second?.id ?? '', memberId: 'member-01' })]);
  await page.getState().undo?.();
  expect(page.getState()).toMatchObject({ said: { kind: 'lent-since', number: second?.accessionNumber } });
  expect(page.getState().undo).toBeUndefined();
  expect(await copies()).toHaveLength(2);
});
