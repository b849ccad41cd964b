// Class lists as schools really have them.
import { expect, test } from 'vitest';
import { readMemberList } from '#domain/membership/read-member-list.ts';

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
  ['', 'villager'],
])('%s is a %s', (said, memberKind) => {
  expect(
    readMemberList([
      ['Họ tên', 'Đối tượng'],
      ['Ma Thị Sen', said],
    ]),
  ).toMatchObject({ rows: [{ memberKind }] });
});
