// Bringing lists in: once, twice, and broken off in the middle.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { importMembers } from '#device/import/import-members.ts';
import { importTitles } from '#device/import/import-titles.ts';
import { database } from '#device/open-database.ts';
import { readTitleList } from '#domain/catalogue/read-title-list.ts';
import { readMemberList } from '#domain/membership/read-member-list.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

beforeEach(() => freshLibrary());
const quietly = () => ({ onProgress: () => undefined, signal: new AbortController().signal });
function members(count: number) {
  const table = [
    ['Họ và tên', 'Lớp'],
    ...Array.from({ length: count }, (_, at) => [`Nguyễn Văn ${'ABCDEFGH'[at % 8]}${at}`, '4A2']),
  ];
  const read = readMemberList(table);
  return read.kind === 'read' ? read.rows : [];
}

test('a class comes in with cards of its own, and a second time changes nothing', async () => {
  expect(await importMembers(members(35), '2026–2027', quietly())).toEqual({ added: 35, known: 0, isWhole: true });
  expect(await importMembers(members(35), '2026–2027', quietly())).toEqual({ added: 0, known: 35, isWhole: true });
  const rows = await database().member.toArray();
  expect(new Set(rows.map(({ cardNumber }) => cardNumber)).size).toBe(35);
  expect(await database().group.count()).toBe(1);
});
test('a list that was stopped goes on where it stopped', async () => {
  const stopping = new AbortController();
  const first = await importMembers(members(120), '2026–2027', {
    signal: stopping.signal,
    onProgress: () => stopping.abort(),
  });
  expect(first).toMatchObject({ added: 50, isWhole: false });
  expect(await importMembers(members(120), '2026–2027', quietly())).toMatchObject({ added: 70, isWhole: true });
  expect(await database().member.count()).toBe(120);
});
test('books come in with new numbers or with their own, never with a number twice', async () => {
  const table = [
    ['Tên sách', 'Số lượng', 'Số ĐKCB'],
    ['Quê nội', '2', ''],
    ['Tảng sáng', '', 'TN.00002'],
    ['Đất rừng phương Nam', '1', ''],
  ];
  const read = readTitleList(table);
  const rows = read.kind === 'read' ? read.rows : [];
  await importTitles(rows, 'site-0001', quietly());
  await importTitles(rows, 'site-0001', quietly());
  const copies = await database().copy.toArray();
  expect(copies.map(({ accessionNumber }) => accessionNumber).sort()).toEqual(['TN.00001', 'TN.00002', 'TN.00003']);
  expect(await database().title.count()).toBe(3);
});
