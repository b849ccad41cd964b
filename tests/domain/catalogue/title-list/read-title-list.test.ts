// Lists of books: one line per title, or one line per copy as in the accession register.
import { expect, test } from 'vitest';
import { readTitles } from '#domain/catalogue/title-list/read-title-list.ts';
import { readTitleList } from '../../../support/read-lists.ts';

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
  expect(read).toMatchObject({
    rows: [
      {
        numbers: [
          { number: 'TK.12', row: 2 },
          { number: 'TK.13', row: 3 },
        ],
        fields: { bookType: 'TK' },
      },
    ],
  });
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
test('a line of the register that is written twice is told apart from a number that two books have', () => {
  const read = readTitleList([
    ['Tên sách', 'Số ĐKCB'],
    ['Quê nội', 'TN.00001'],
    ['Quê nội ', 'tn.00001'],
    ['Tảng sáng', 'TN.00001'],
  ]);
  expect(read).toMatchObject({
    rows: [{ row: 2, copies: 1 }],
    problems: [
      { row: 3, kind: 'line-twice', value: 'TN.00001', instead: '2' },
      { row: 4, kind: 'number-twice', value: 'TN.00001' },
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

test.each(['Số đăng ký', 'Số ĐKCB (*)', 'SỐ ĐĂNG KÝ CÁ BIỆT', 'Mã sách', 'Mã vạch'])(
  '%s is the column of accession numbers when such numbers stand there',
  (heading) => {
    const read = readTitleList([
      ['Tên sách', heading],
      ['Quê nội', 'TN.00214'],
    ]);
    expect(read).toMatchObject({ rows: [{ numbers: [{ number: 'TN.00214', row: 2 }] }], left: [] });
  },
);
test('Mã sách is the ISBN where ISBNs stand there, and to spare where there is another column of them', () => {
  const isbn = '9786042134569';
  const table = [
    ['Tên sách', 'Mã sách'],
    ['Quê nội', isbn],
  ];
  const read = readTitleList(table);
  expect(read.kind === 'read' && [read.rows[0]?.fields.isbn, read.problems, read.left]).toEqual([isbn, [], []]);
  expect(readTitleList(table.map((row, at) => [...row, at === 0 ? 'ISBN' : isbn]))).toMatchObject({
    left: [{ kind: 'again', name: 'Mã sách' }],
  });
});
test('every column that is not brought in is named with its reason, empty ones are not', () => {
  const read = readTitleList([
    ['STT', 'Tên sách', 'Ghi chú', 'Màu bìa', '', 'Người duyệt', 'Nhan đề'],
    ['1', 'Quê nội', 'rách bìa', 'xanh', 'a', '', 'Quê nội'],
  ]);
  expect(read).toMatchObject({
    left: [
      { kind: 'apart', name: 'STT' },
      { kind: 'apart', name: 'Ghi chú' },
      { kind: 'unknown', name: 'Màu bìa' },
      { kind: 'unknown', name: 'E' },
      { kind: 'again', name: 'Nhan đề' },
    ],
  });
});
test('what is taken otherwise than it stands is noted with its row', () => {
  const read = readTitleList([
    ['Tên sách', 'Loại sách', 'Trình độ', 'Giá', 'Số đăng ký', 'Số lượng', 'NXB'],
    ['A', 'Sách lạ', '', '', 'TK.00001', '3', ''],
    ['B', '', 'Khó', '9999999999999', '', '', 'x'.repeat(121)],
    ['C', 'Sách tham khảo', 'b', '45.000đ', '', '2', 'Trẻ'],
    ['C', '', '', '', '', '1', 'Kim Đồng'],
  ]);
  expect(read).toMatchObject({
    problems: [],
    notes: [
      { row: 2, kind: 'type-unknown', value: 'Sách lạ', instead: 'TK' },
      { row: 2, kind: 'one-copy', value: '3', instead: 'TK.00001' },
      { row: 3, kind: 'level-unknown', value: 'Khó' },
      { row: 3, kind: 'price-unknown' },
      { row: 3, kind: 'too-long' },
      { row: 5, kind: 'first-line-counts', value: 'Kim Đồng', instead: '4' },
    ],
    rows: [{ copies: 1 }, { copies: 1 }, { copies: 3, fields: { bookType: 'TK', publisher: 'Trẻ' } }],
  });
});
test('a list that is just so has nothing to note', () => {
  const read = readTitleList([
    ['Tên sách', 'Tác giả', 'Đơn vị liên kết', 'Loại sách', 'Giá'],
    ['Quê nội', 'Võ Quảng', 'Nhã Nam', 'Thiếu nhi', '0'],
  ]);
  expect(read).toMatchObject({ problems: [], notes: [], left: [], rows: [{ fields: { partner: 'Nhã Nam' } }] });
});
test('a long list is read with pauses, and comes out the same', () => {
  const table = [['Tên sách'], ...Array.from({ length: 2_000 }, (_, at) => [`Sách ${at}`])];
  const steps = readTitles(table);
  let pauses = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses += 1;
  expect(pauses).toBeGreaterThan(3);
  expect(step.value).toEqual(readTitleList(table));
});
