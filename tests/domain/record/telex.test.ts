// Telex as it arrives when the keyboard was not set to Vietnamese.
import { expect, test } from 'vitest';
import { readTelex } from '#domain/record/telex.ts';

test.each([
  ['nguyeexn', 'nguyễn'],
  ['nguyenex', 'nguyễn'],
  ['vawn lawng', 'văn lăng'],
  ['dduwowngf', 'đường'],
  ['dduongwf', 'đường'],
  ['DDaats', 'đất'],
  ['ruwngf', 'rừng'],
  ['phuwowng nam', 'phương nam'],
  ['hoaf', 'hoà'],
  ['thuys', 'thuý'],
  ['quees nooij', 'quế nội'],
  ['quee', 'quê'],
  ['giaos', 'giáo'],
  ['muaf', 'mùa'],
  ['mees', 'mế'],
  ['toois', 'tối'],
  ['nuwowcs', 'nước'],
  ['chuyeenj', 'chuyện'],
  ['tieengs vieetj', 'tiếng việt'],
  ['khanhs', 'khánh'],
  ['wowcs', 'ước'],
])('%s means %s', (typed, meant) => {
  expect(readTelex(typed)).toBe(meant);
});
test('what holds no Telex stays as it is', () => {
  for (const text of ['que noi', 'Kim Đồng', '978604', 'sach', ''])
    expect(readTelex(text).toLowerCase()).toBe(text.toLowerCase());
});
