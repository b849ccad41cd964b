// What a list does otherwise than it says, by kind and in sentences.
import { expect, test } from 'vitest';
import { lineKinds } from '#i18n/import-lines.ts';
import { speaker } from '#i18n/phrase.ts';
import { linesByKind, sayLine } from '#screens/import/lines.ts';
import { readMemberList } from '../../support/read-lists.ts';

test('a line written twice is not among those that could not be brought in, and says which row it repeats', () => {
  const list = readMemberList([
    ['Họ và tên', 'Lớp'],
    ['Lý Ngọc Ánh', '4A2'],
    ['Lý Ngọc Ánh', '4A2'],
    ['', '4A2'],
  ]);
  const kinds = linesByKind({ of: 'members', list }, undefined);
  expect(kinds.map(({ kind, lines }) => [kind, lines.map(({ row }) => row)])).toEqual([
    ['left-out', [4]],
    ['line-twice', [3]],
  ]);
  const [, twice] = kinds;
  const said = (language: 'vi' | 'en') => {
    const speak = speaker(language);
    return [
      speak.t(lineKinds['line-twice'].head, 1),
      ...(twice?.lines ?? []).map((line) => sayLine('members', line, speak)),
    ];
  };
  expect(said('vi')).toEqual(['1 dòng: ghi hai lần trong tệp', 'Lý Ngọc Ánh, ghi y như dòng 2.']);
  expect(said('en')).toEqual(['1 row: in the file twice', 'Lý Ngọc Ánh, written just as row 2.']);
});
