// Class lists as schools really have them.
import { expect, test } from 'vitest';
import { readMemberList } from '../../support/read-lists.ts';

test('a list with the school’s name above its heading, and the name in two columns', () => {
  const read = readMemberList([
    ['TRƯỜNG TIỂU HỌC MINH TÂM', '', '', ''],
    ['Danh sách lớp 4A2', '', '', ''],
    ['STT', 'Họ và tên đệm', 'Tên', 'Lớp'],
    ['1', 'NÔNG HOÀI', 'AN', '4A2'],
    ['2', 'Nguyễn Minh', 'Châu', 'Lớp 4A2'],
    ['', '', '', ''],
  ]);
  expect(read).toMatchObject({
    kind: 'read',
    problems: [],
    rows: [
      { row: 4, fullName: 'Nông Hoài An', group: '4A2', rollNumber: 1, memberKind: 'pupil' },
      { row: 5, fullName: 'Nguyễn Minh Châu', group: '4A2', rollNumber: 2 },
    ],
  });
});
test('letters in parts are put together, so that a name is the same name', () => {
  const read = readMemberList([
    ['Họ tên', 'Lớp'],
    ['Lý Ngọc Ánh'.normalize('NFD'), '4A2'],
  ]);
  expect(read).toMatchObject({ rows: [{ fullName: 'Lý Ngọc Ánh'.normalize('NFC') }] });
});
test('rows that make no sense are named by their number, and all others are taken', () => {
  const read = readMemberList([
    ['Họ và tên', 'Số thẻ'],
    ['', '4A2.001'],
    ['Lý Ngọc Ánh', '4A2.002'],
    ['Trần Thanh Bình', '4A2.002'],
    ['x'.repeat(90), ''],
    ['Vi Linh Chi', 'c'.repeat(50)],
  ]);
  expect(read).toMatchObject({
    rows: [{ fullName: 'Lý Ngọc Ánh', memberKind: 'villager' }],
    problems: [
      { row: 2, kind: 'no-name' },
      { row: 4, kind: 'card-twice', value: '4A2.002' },
      { row: 5, kind: 'name-too-long' },
      { row: 6, kind: 'card-too-long' },
    ],
  });
});
test('without a column of names the headings that are there are told', () => {
  expect(
    readMemberList([
      ['Ngày', 'Lớp'],
      ['1', '4A2'],
    ]),
  ).toEqual({ kind: 'no-names', headings: ['Ngày', 'Lớp'] });
});
test.each([
  ['Giáo viên', 'teacher'],
  ['Khách', 'guest'],
  ['Học sinh', 'pupil'],
  ['Công dân', 'villager'],
  ['', 'villager'],
])('%s is a %s', (said, memberKind) => {
  expect(
    readMemberList([
      ['Họ tên', 'Đối tượng'],
      ['Ma Thị Sen', said],
    ]),
  ).toMatchObject({ rows: [{ memberKind }] });
});
test.each(['Mã học sinh', 'Số thẻ (*)', 'Mã bạn đọc', 'Số thẻ thư viện'])('%s is the card', (heading) => {
  const read = readMemberList([
    ['Họ và tên', heading],
    ['Lý Ngọc Ánh', 'hs0001'],
  ]);
  expect(read).toMatchObject({ rows: [{ card: 'HS0001' }], left: [] });
});
test('columns that are nobody’s business and columns that say nothing here are named, and their values are not', () => {
  const read = readMemberList([
    ['STT', 'Họ và tên', 'Ngày sinh', 'Dân tộc', 'Lớp', 'Số ghế'],
    ['1', 'Lý Ngọc Ánh', '02/09/2016', 'Tày', '4A2', '12'],
  ]);
  expect(read).toMatchObject({
    left: [
      { kind: 'private', name: 'Ngày sinh' },
      { kind: 'private', name: 'Dân tộc' },
      { kind: 'unknown', name: 'Số ghế' },
    ],
  });
  expect(JSON.stringify(read)).not.toMatch(/2016|Tày/);
});
test('a heading over two columns leaves nobody without a given name', () => {
  const read = readMemberList([
    ['Họ và tên', '', 'Lớp'],
    ['Nguyễn Minh', 'Châu', '4A2'],
    ['Nông Hoài', 'An', '4A2'],
  ]);
  expect(read).toMatchObject({ rows: [{ fullName: 'Nguyễn Minh Châu' }, { fullName: 'Nông Hoài An' }], left: [] });
});
test('two of one name in one class are two people, one line written twice is one', () => {
  const read = readMemberList([
    ['STT', 'Họ và tên', 'Lớp'],
    ['1', 'Nguyễn Văn An', '4A2'],
    ['2', 'Nguyễn Văn An', '4A2'],
    ['2', 'Nguyễn Văn An', '4A2'],
    ['9', 'Nguyễn Văn An', '4A3'],
  ]);
  expect(read).toMatchObject({
    rows: [{ row: 2 }, { row: 3 }, { row: 5 }],
    notes: [{ row: 3, kind: 'same-name', value: 'Nguyễn Văn An', instead: '2' }],
    problems: [{ row: 4, kind: 'line-twice', value: 'Nguyễn Văn An', instead: '3' }],
  });
});
test('two of one name in one class are two people where anything else is written otherwise, also what is not taken', () => {
  const read = readMemberList([
    ['Họ và tên', 'Lớp', 'Ngày sinh'],
    ['Nguyễn Văn An', '4A2', '02/09/2016'],
    ['Nguyễn Văn An', '4A2', '14/11/2016'],
    ['NGUYỄN VĂN AN', '4A2', '02/09/2016 ', ''],
  ]);
  expect(read).toMatchObject({
    rows: [{ row: 2 }, { row: 3 }],
    notes: [{ row: 3, kind: 'same-name' }],
    problems: [{ row: 4, kind: 'line-twice', instead: '2' }],
  });
});
test('a line written twice is one also with its card, and in the file of lines to look at', () => {
  const read = readMemberList([
    ['Dòng trong tệp', 'Cần xem', 'Họ và tên', 'Số thẻ'],
    ['3', 'Lý Ngọc Ánh, ghi y như dòng 2.', 'Lý Ngọc Ánh', 'HS01'],
    ['7', 'Lý Ngọc Ánh, ghi y như dòng 2.', 'Lý Ngọc Ánh', 'HS01'],
    ['8', '', 'Vi Linh Chi', 'HS01'],
  ]);
  expect(read).toMatchObject({
    rows: [{ row: 2 }],
    problems: [
      { row: 3, kind: 'line-twice', instead: '2' },
      { row: 4, kind: 'card-twice' },
    ],
  });
});
test('what is not understood of a person is noted, and the person is taken', () => {
  const read = readMemberList([
    ['STT', 'Họ và tên', 'Lớp', 'Đối tượng'],
    ['một', 'Vi Linh Chi', 'x'.repeat(70), 'Cựu học viên'],
  ]);
  expect(read).toMatchObject({
    rows: [{ fullName: 'Vi Linh Chi' }],
    notes: [
      { row: 2, kind: 'roll-unknown', value: 'một' },
      { row: 2, kind: 'kind-unknown', value: 'Cựu học viên' },
      { row: 2, kind: 'class-too-long' },
    ],
  });
});
