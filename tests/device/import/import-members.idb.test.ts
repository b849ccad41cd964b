// Bringing in lists of people: once, twice, broken off in the middle, and where the library says otherwise.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { commit } from '#device/commit.ts';
import { importMembers } from '#device/import/import-members.ts';
import { database } from '#device/open-database.ts';
import { member } from '#domain/membership/member.ts';
import { freshLibrary } from '../../support/fresh-library.ts';
import { readMemberList } from '../../support/read-lists.ts';

beforeEach(() => freshLibrary());
const quietly = (writes = true) => ({ onProgress: () => undefined, signal: new AbortController().signal, writes });
function members(count: number) {
  return rowsOf(
    ['Họ và tên', 'Lớp'],
    ...Array.from({ length: count }, (_, at) => [`Nguyễn Văn ${'ABCDEFGH'[at % 8]}${at}`, '4A2']),
  );
}
function rowsOf(...table: string[][]) {
  const read = readMemberList(table);
  return read.kind === 'read' ? read.rows : [];
}
const year = '2026–2027';

test('a class comes in with cards of its own, and a second time changes nothing', async () => {
  expect(await importMembers(members(35), '2026–2027', quietly())).toMatchObject({
    added: 35,
    known: 0,
    isWhole: true,
  });
  expect(await importMembers(members(35), '2026–2027', quietly())).toEqual({
    added: 0,
    known: 35,
    isWhole: true,
    differences: [],
  });
  const rows = await database().member.toArray();
  expect(new Set(rows.map(({ cardNumber }) => cardNumber)).size).toBe(35);
  expect(await database().group.count()).toBe(1);
});
test('a list that was stopped goes on where it stopped', async () => {
  const stopping = new AbortController();
  const first = await importMembers(members(120), '2026–2027', {
    signal: stopping.signal,
    writes: true,
    onProgress: () => stopping.abort(),
  });
  expect(first).toMatchObject({ added: 50, isWhole: false });
  expect(await importMembers(members(120), '2026–2027', quietly())).toMatchObject({ added: 70, isWhole: true });
  expect(await database().member.count()).toBe(120);
});
test('a card that somebody else has is not given twice, and whose it is is told with the card that is given', async () => {
  const heading = ['Họ và tên', 'Lớp', 'Số thẻ'];
  await importMembers(rowsOf(heading, ['Lý Ngọc Ánh', '4A2', 'HS01']), year, quietly());
  const list = rowsOf(heading, ['Vi Linh Chi', '4A3', 'HS01'], ['Trần Thanh Bình', '4A3', '4A3.001']);
  const expected = [{ row: 2, kind: 'card-elsewhere', value: 'HS01', here: 'Lý Ngọc Ánh', instead: '4A3.002' }];
  expect(await importMembers(list, year, quietly(false))).toMatchObject({ added: 2, differences: expected });
  expect(await database().member.count()).toBe(1);
  expect(await importMembers(list, year, quietly())).toMatchObject({ added: 2, differences: expected });
  const cards = (await database().member.toArray()).map(({ cardNumber }) => cardNumber);
  expect(new Set(cards)).toEqual(new Set(['4A3.001', '4A3.002', 'HS01']));
  expect(await importMembers(list, year, quietly())).toMatchObject({
    known: 2,
    differences: [{ row: 2, kind: 'other-card', value: 'HS01', here: '4A3.002' }],
  });
});
test('a card of the list in capitals is not given to somebody else in small letters', async () => {
  const list = rowsOf(['Họ và tên', 'Lớp', 'Số thẻ'], ['Lý Ngọc Ánh', '3a', ''], ['Vi Linh Chi', '3a', '3A.001']);
  await importMembers(list, year, quietly());
  expect(new Set((await database().member.toArray()).map(({ cardNumber }) => cardNumber))).toEqual(
    new Set(['3A.001', '3a.002']),
  );
});
test('a class with a long name gets cards that the server can keep', async () => {
  const name = 'Mẫu giáo lớn 5 tuổi, điểm trường Nà Pò';
  await importMembers(rowsOf(['Họ và tên', 'Lớp'], ['Lý Ngọc Ánh', name], ['Vi Linh Chi', name]), year, quietly());
  expect(new Set((await database().member.toArray()).map(({ cardNumber }) => cardNumber))).toEqual(
    new Set(['BD.001', 'BD.002']),
  );
  expect(await database().group.toArray()).toMatchObject([{ name }]);
});
test('the same name with the same card is the same person in whatever class, and the other class is told', async () => {
  const heading = ['Họ và tên', 'Lớp', 'Số thẻ'];
  await importMembers(rowsOf(heading, ['Lý Ngọc Ánh', '4A2', 'HS01']), '2025–2026', quietly());
  expect(await importMembers(rowsOf(heading, ['Lý Ngọc Ánh', '5A2', 'hs01']), year, quietly())).toMatchObject({
    added: 0,
    differences: [{ row: 2, kind: 'other-class', value: '5A2', here: '4A2, 2025–2026' }],
  });
  expect(await database().group.count()).toBe(1);
});
test('two of one name in a class are both taken, and both found again', async () => {
  const list = rowsOf(['STT', 'Họ và tên', 'Lớp'], ['1', 'Nguyễn Văn An', '4A2'], ['2', 'Nguyễn Văn An', '4A2']);
  expect(await importMembers(list, year, quietly())).toMatchObject({ added: 2, differences: [] });
  expect(await importMembers(list, year, quietly())).toMatchObject({ added: 0, known: 2 });
});
test('a new child is not taken for the namesake whose card stands further down', async () => {
  const heading = ['Họ và tên', 'Lớp', 'Số thẻ'];
  await importMembers(rowsOf(heading, ['Nguyễn Văn An', '4A2', 'HS02']), year, quietly());
  const list = rowsOf(heading, ['Nguyễn Văn An', '4A2', ''], ['Nguyễn Văn An', '4A2', 'hs02']);
  expect(await importMembers(list, year, quietly())).toMatchObject({ added: 1, known: 1, differences: [] });
  expect(await importMembers(list, year, quietly())).toMatchObject({ added: 0, known: 2, differences: [] });
});
test('somebody who has left stays so, and it is told', async () => {
  await importMembers(members(1), year, quietly());
  const [one] = await database().member.toArray();
  await commit([member.patch(one!.id, { status: 'left' })]);
  expect(await importMembers(members(1), year, quietly())).toMatchObject({
    added: 0,
    differences: [{ row: 2, kind: 'has-left' }],
  });
});
