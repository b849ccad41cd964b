// Lists of books: one line per title, or one line per copy as in the accession register.
import { expect, test } from 'vitest';
import { readTitleList } from '#domain/catalogue/read-title-list.ts';

test('a line per title with its number of copies', () => {
  const read = readTitleList([
    ['Tên sách', 'Tác giả', 'NXB', 'Năm XB', 'Số lượng', 'Giá', 'Trình độ'],
    ['Quê nội', 'Võ Quảng', 'Kim Đồng', '2020', '3 bản', '45.000đ', 'c'],
  ]);
  expect(read).toMatchObject({
    rows: [
      {
        copies: 3,
        numbers: [],
        fields: { title: 'Quê nội', authors: ['Võ Quảng'], year: 2020, price: 45_000, level: 'C', bookType: 'TN' },
      },
    ],
  });
});
test('lines of the accession register become one title with its numbers', () => {
  const read = readTitleList([
    ['Số ĐKCB', 'Nhan đề', 'Tác giả', 'Năm'],
    ['TK 12', 'Từ điển tiếng Việt', 'Hoàng Phê', '2019'],
    ['TK-13', 'Từ điển tiếng Việt', 'Hoàng Phê', '2019'],
  ]);
  expect(read).toMatchObject({ rows: [{ numbers: ['TK.12', 'TK.13'], fields: { bookType: 'TK' } }] });
});
test('every row that cannot be read is told with its number and reason', () => {
  const heading = ['Tên sách', 'ISBN', 'Năm', 'Số lượng', 'Số ĐKCB', 'Loại sách'];
  const read = readTitleList([
    heading,
    ['', '9786042134569', '', '', '', ''],
    ['A', '978604213456', '', '', '', ''],
    ['B', '', 'hai nghìn', '', '', ''],
    ['C', '', '', 'nhiều', '', ''],
    ['D', '', '', '', '???', ''],
    ['E', '', '', '', 'TN.00001', 'Sách giáo khoa'],
    ['F', '', '', '', 'TN.00001', ''],
    ['x'.repeat(301), '', '', '', '', ''],
  ]);
  expect(read).toMatchObject({
    rows: [{ row: 7, fields: { title: 'E', bookType: 'GK' } }],
    problems: [
      { row: 2, kind: 'no-title' },
      { row: 3, kind: 'isbn-wrong' },
      { row: 4, kind: 'year-wrong' },
      { row: 5, kind: 'copies-wrong' },
      { row: 6, kind: 'number-form' },
      { row: 8, kind: 'number-twice' },
      { row: 9, kind: 'title-too-long' },
    ],
  });
});
test('a file without a column of titles tells what it has', () => {
  expect(
    readTitleList([
      ['a', 'b'],
      ['1', '2'],
    ]),
  ).toMatchObject({ kind: 'no-names' });
});
