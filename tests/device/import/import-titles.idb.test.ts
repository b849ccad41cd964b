// Bringing in lists of books: once, twice, and where the library says otherwise.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { commit } from '#device/commit.ts';
import { importTitles } from '#device/import/import-titles.ts';
import { database } from '#device/open-database.ts';
import { copy } from '#domain/catalogue/copy.ts';
import { title, type Title } from '#domain/catalogue/title.ts';
import { freshLibrary } from '../../support/fresh-library.ts';
import { readTitleList } from '../../support/read-lists.ts';

const isbn = '9786042134569';
beforeEach(() => freshLibrary());
const quietly = (writes = true) => ({ onProgress: () => undefined, signal: new AbortController().signal, writes });
function rowsOf(...table: string[][]) {
  const read = readTitleList(table);
  return read.kind === 'read' ? read.rows : [];
}
const bringIn = (rows: ReturnType<typeof rowsOf>, writes = true) => importTitles(rows, 'site-0001', quietly(writes));
const numbers = async () => (await database().copy.toArray()).map(({ accessionNumber }) => accessionNumber).sort();

test('books come in with their own numbers or with new ones, and no new one is a number that stands further down', async () => {
  const list = rowsOf(
    ['Tên sách', 'Số lượng', 'Số ĐKCB'],
    ['Quê nội', '2', ''],
    ['Tảng sáng', '', 'TN.00002'],
    ['Đất rừng phương Nam', '1', ''],
  );
  await bringIn(list);
  expect(await bringIn(list)).toMatchObject({ added: 0, known: 3, differences: [] });
  expect(await numbers()).toEqual(['TN.00001', 'TN.00002', 'TN.00003', 'TN.00004']);
  expect(await database().title.count()).toBe(3);
});
test('a number that another book carries is not given twice, and whose it is is told', async () => {
  const heading = ['Tên sách', 'Số đăng ký'];
  await bringIn(rowsOf(heading, ['Quê nội', 'TN.00001']));
  const list = rowsOf(heading, ['Tảng sáng', 'TN.00001'], ['Tảng sáng', 'TN.00002']);
  const expected = [{ row: 2, kind: 'number-elsewhere', value: 'TN.00001', here: 'Quê nội' }];
  expect(await bringIn(list, false)).toMatchObject({ added: 1, known: 0, differences: expected });
  expect(await numbers()).toEqual(['TN.00001']);
  expect(await bringIn(list)).toMatchObject({ added: 1, known: 0, isWhole: true, differences: expected });
  expect(await numbers()).toEqual(['TN.00001', 'TN.00002']);
});
test('a known title keeps its copies and what is known of it, and what the list says otherwise is told', async () => {
  const heading = ['Tên sách', 'Số lượng', 'NXB', 'Loại sách'];
  await bringIn(rowsOf(heading, ['Quê nội', '1', 'Kim Đồng', 'TN']));
  expect(await bringIn(rowsOf(heading, ['Quê nội', '5', 'Trẻ', '']))).toMatchObject({
    added: 0,
    differences: [
      { row: 2, kind: 'fewer-copies', value: '5', here: '1' },
      { row: 2, kind: 'stays', value: 'Trẻ', here: 'Kim Đồng' },
    ],
  });
  expect(await numbers()).toEqual(['TN.00001']);
});
test('one ISBN with its authors left out is the book that is there, and takes nothing from it', async () => {
  await bringIn(rowsOf(['Tên sách', 'Tác giả', 'ISBN'], ['Quê nội', 'Võ Quảng', isbn]));
  expect(await bringIn(rowsOf(['Tên sách', 'ISBN'], ['Quê nội', isbn]))).toMatchObject({ added: 0, known: 1 });
  expect(await database().title.toArray()).toMatchObject([{ authors: ['Võ Quảng'] }]);
});
const theOnly = async () => (await database().title.toArray())[0] as Title;
test('a book that was taken off and stands in a list again is one record, and only what the list says of it', async () => {
  await bringIn(rowsOf(['Tên sách', 'ISBN', 'NXB', 'Tác giả'], ['Quê nội', isbn, 'Kim Đồng', 'Võ Quảng']));
  const { id } = await theOnly();
  await commit([title.remove(id)]);
  expect(await bringIn(rowsOf(['Tên sách', 'ISBN'], ['Quê nội', isbn]))).toMatchObject({ added: 1, known: 0 });
  expect(await database().title.toArray()).toMatchObject([{ id, title: 'Quê nội', publisher: null, authors: null }]);
  expect((await theOnly()) as object).not.toHaveProperty('removed');
});
test('a book whose name was corrected here keeps it when the old list is brought in again', async () => {
  const list = rowsOf(['Tên sách', 'ISBN'], ['Quê nôi', isbn]);
  await bringIn(list);
  await commit([title.patch((await theOnly()).id, { title: 'Quê nội' })]);
  expect(await bringIn(list)).toMatchObject({ added: 0, known: 1 });
  expect(await database().title.toArray()).toMatchObject([{ title: 'Quê nội' }]);
});
test('of a book with numbers and without, every copy comes in', async () => {
  const list = rowsOf(['Tên sách', 'Số đăng ký', 'Số lượng'], ['Quê nội', 'TN.00007', ''], ['Quê nội', '', '2']);
  await bringIn(list);
  expect(await numbers()).toHaveLength(3);
  expect(await bringIn(list)).toMatchObject({ known: 1, differences: [] });
});
test('the number of a copy that was undone is free for the list, and for nobody else', async () => {
  await bringIn(rowsOf(['Tên sách', 'Số lượng'], ['Quê nội', '3']));
  const copies = await database().copy.toArray();
  await commit(copies.map(({ id }) => copy.remove(id)));
  const list = rowsOf(['Tên sách', 'Số ĐKCB'], ['Tảng sáng', ''], ['Quê nội', 'TN.00001'], ['Quê nội', 'TN.00002']);
  expect(await bringIn(list)).toMatchObject({ added: 1, known: 1, differences: [] });
  const standing = (await database().copy.toArray()).filter(({ removed }) => !removed);
  expect(standing.map(({ accessionNumber }) => accessionNumber).sort()).toEqual(['TN.00001', 'TN.00002', 'TN.00004']);
});
