// Whoever taps twice wants one book; a book that is there is asked about; what was written can be taken back.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { sameCopy } from '#domain/catalogue/same-copy.ts';
import { loan } from '#domain/circulation/loan.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { copiesOf } from '#device/read/catalogue.ts';
import { createAddingTitle } from '#screens/add-title/add-title.store.ts';
import { secondTapMs } from '#ui/second-tap.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  await freshLibrary();
});
afterEach(() => {
  vi.useRealTimers();
});
const readTheQuestion = () => vi.advanceTimersByTime(secondTapMs + 1);
const titles = async () => (await database().title.toArray()).filter(({ removed }) => !removed);
const copies = async () => (await database().copy.toArray()).filter(({ removed }) => !removed);
const numbers = async () => (await copies()).map((one) => one.accessionNumber).sort();

async function begun(name: string, more: object = {}) {
  const store = createAddingTitle('');
  await store.getState().chooseType('TN');
  store.getState().set({ name, ...more });
  return store;
}
async function written(name: string, more: object = {}) {
  const store = await begun(name, more);
  await store.getState().save();
  return store;
}

test('two quick taps write one book with its copies, and the second is no complaint about an empty title', async () => {
  const store = await begun('Quê nội');
  const { save } = store.getState();
  await Promise.all([save(), save()]);
  await save();
  expect([await database().title.count(), await database().copy.count()]).toEqual([1, 1]);
  expect(store.getState().said).toEqual({ kind: 'written', title: 'Quê nội', numbers: ['TN.00001'] });
  expect(store.getState().refusal).toBeUndefined();
});
test('the numbers that are to be written on the books stay said while the next book is typed', async () => {
  const store = await written('Quê nội', { copyCount: 3 });
  store.getState().set({ name: 'Tảng sáng' });
  expect(store.getState().said).toMatchObject({ numbers: ['TN.00001', 'TN.00002', 'TN.00003'] });
});

test('a book that is taken back comes back into the form, under the same number', async () => {
  const store = await written('Quê nôi', { copyCount: 2, authors: 'Võ Quảng' });
  await store.getState().undo();
  expect(await Promise.all([titles(), copies()])).toEqual([[], []]);
  expect(store.getState()).toMatchObject({ name: 'Quê nôi', authors: 'Võ Quảng', firstNumber: 'TN.00001' });
  expect(store.getState().said).toMatchObject({ kind: 'taken-back', numbers: ['TN.00001', 'TN.00002'] });
  store.getState().set({ name: 'Quê nội' });
  await store.getState().save();
  expect(await titles()).toMatchObject([{ title: 'Quê nội' }]);
  expect(await numbers()).toEqual(['TN.00001', 'TN.00002']);
});
test('of several numbers that are free again, those that are left go to the books after', async () => {
  const store = await written('Quê nội', { copyCount: 3 });
  await store.getState().undo();
  store.getState().set({ copyCount: 1 });
  await store.getState().save();
  expect(store.getState().firstNumber).toBe('TN.00002');
  store.getState().set({ name: 'Tảng sáng', copyCount: 3 });
  await store.getState().save();
  expect([await numbers(), store.getState().firstNumber]).toEqual([
    ['TN.00001', 'TN.00002', 'TN.00003', 'TN.00004'],
    'TN.00005',
  ]);
});
test('the very same book may be written again after it was taken back', async () => {
  const store = await written('Quê nội', { isbn: '9786042134569' });
  await store.getState().undo();
  await store.getState().save();
  expect(store.getState().said).toMatchObject({ kind: 'written', numbers: ['TN.00001'] });
  expect(await titles()).toHaveLength(1);
});
test('what is emptied in a book that was taken back stays empty, and it is still one record', async () => {
  const typed = { isbn: '9786042134569', publisher: 'Kim Đồng', authors: 'Võ Quảng', level: 'C' };
  const store = await written('Quê nội', typed);
  const before = (await titles())[0]?.id;
  await store.getState().undo();
  store.getState().set({ publisher: '', authors: '', level: '' });
  await store.getState().save();
  expect(await titles()).toMatchObject([{ id: before, title: 'Quê nội', publisher: null, authors: null, level: null }]);
});
const another = { titleId: 'title-077', siteId: 'site-0001', status: 'inService' } as const;
test('a number that is free again and that another book got meanwhile is proposed no more', async () => {
  const store = await written('Quê nội', { copyCount: 2 });
  await store.getState().undo();
  await commit([copy.put({ ...another, accessionNumber: 'TN.00001' })]);
  await store.getState().chooseType('TN');
  expect(store.getState().firstNumber).toBe('TN.00002');
  store.getState().set({ firstNumber: 'TN.00009', copyCount: 1 });
  await store.getState().save();
  expect(store.getState()).toMatchObject({ said: { numbers: ['TN.00009'] }, firstNumber: 'TN.00002' });
});
test('a book that is taken back comes back under the next number where another book has its own', async () => {
  const store = await written('Quê nội');
  await commit([copy.put({ ...another, accessionNumber: 'TN.00001' })]);
  await store.getState().undo();
  expect(store.getState()).toMatchObject({ name: 'Quê nội', firstNumber: 'TN.00002' });
  await store.getState().save();
  expect(await numbers()).toEqual(['TN.00001', 'TN.00002']);
});
test('copies that go to a book that is there get no number that another book got meanwhile', async () => {
  await written('Quê nội');
  const store = await begun('Quê nội', { copyCount: 2 });
  await store.getState().save();
  readTheQuestion();
  await store.getState().addToThere();
  await store.getState().undo();
  await commit([copy.put({ ...another, accessionNumber: 'TN.00002' })]);
  store.getState().set({ name: 'Quê nội', copyCount: 1, firstNumber: '' });
  await store.getState().save();
  readTheQuestion();
  await store.getState().addToThere();
  expect(store.getState().said).toMatchObject({ kind: 'written', numbers: ['TN.00003'] });
});
test('a copy that was found to be one with another meanwhile is not taken back, and its number says why', async () => {
  const store = await written('Quê nội');
  const id = (await copies())[0]?.id ?? '';
  await commit([sameCopy.put({ one: 'copy-0001', other: id, kept: 'copy-0001' })]);
  await store.getState().undo();
  expect(store.getState().said).toEqual({ kind: 'merged-since', number: 'TN.00001' });
  expect([await titles(), await numbers()]).toMatchObject([[{ title: 'Quê nội' }], ['TN.00001']]);
});
test('the next book, when it was begun already, is kept and gets the number that is free again', async () => {
  const store = await written('Quê nội');
  store.getState().set({ name: 'Tảng sáng' });
  await store.getState().undo();
  expect(store.getState()).toMatchObject({ name: 'Tảng sáng', firstNumber: 'TN.00001' });
});
test('a book that was lent meanwhile is not taken back, and its number says why', async () => {
  const store = await written('Quê nội');
  const copyId = (await copies())[0]?.id ?? '';
  const lent = { siteId: 'site-0001', lentAt: '2026-10-06T07:06:00.000Z', dueOn: '2026-10-16' };
  await commit([loan.put({ ...lent, copyId, memberId: 'member-01' })]);
  await store.getState().undo();
  expect(store.getState()).toMatchObject({ said: { kind: 'lent-since', number: 'TN.00001' }, name: '' });
  expect(await numbers()).toEqual(['TN.00001']);
  await store.getState().undo();
  expect(await numbers()).toEqual(['TN.00001']);
});

test('a book that is there is asked about before anything is written', async () => {
  await written('Quê nội', { authors: 'Võ Quảng' });
  const store = await begun('que noi');
  await store.getState().save();
  const already = { kind: 'already', title: 'Quê nội', authors: 'Võ Quảng', copies: 1 };
  expect(store.getState()).toMatchObject({ said: already, name: 'que noi' });
  expect([await titles(), await numbers()]).toMatchObject([[{ title: 'Quê nội' }], ['TN.00001']]);
  store.getState().set({ name: 'Quê ngoại' });
  expect(store.getState()).toMatchObject({ asks: undefined, said: undefined });
});
test('the second of two quick taps on saving is no answer to what the first one asked', async () => {
  await written('Quê nội');
  const store = await begun('Quê nội');
  await store.getState().save();
  await store.getState().addToThere();
  await store.getState().saveAsOther();
  expect(await numbers()).toEqual(['TN.00001']);
  expect(store.getState().asks).toBeDefined();
});
test('its copies go to the book that is there, numbered in the register of that book, and can be taken back', async () => {
  const first = await begun('Quê nội');
  await first.getState().chooseType('TK');
  await first.getState().save();
  const store = await begun('Quê nội', { copyCount: 2 });
  await store.getState().save();
  readTheQuestion();
  await store.getState().addToThere();
  expect(store.getState().said).toMatchObject({ kind: 'written', numbers: ['TK.00002', 'TK.00003'] });
  const id = (await titles())[0]?.id ?? '';
  expect((await copiesOf([id])).get(id)).toHaveLength(3);
  await store.getState().undo();
  expect([await titles(), await numbers()]).toMatchObject([[{ id }], ['TK.00001']]);
});
test('another book of the same name, or even of the same ISBN, is written as another when a person says so', async () => {
  const isbn = '9786042134569';
  await written('Quê nội', { isbn, authors: 'Võ Quảng' });
  const store = await begun('Quê nội', { isbn, authors: 'Nguyễn Thi' });
  await store.getState().save();
  readTheQuestion();
  await store.getState().saveAsOther();
  const people = (await titles()).map(({ authors }) => authors);
  expect(people).toHaveLength(2);
  expect(people).toEqual(expect.arrayContaining([['Võ Quảng'], ['Nguyễn Thi']]));
});
test('each time that something is wrong it is led to anew', async () => {
  const store = await begun('Quê nội', { year: '99' });
  await store.getState().save();
  await store.getState().save();
  expect(store.getState()).toMatchObject({ failures: 2, yearWrong: true });
  store.getState().set({ year: '1974', firstNumber: '???' });
  await store.getState().save();
  expect(store.getState()).toMatchObject({ failures: 3, yearWrong: false, refusal: { kind: 'number-form' } });
});
