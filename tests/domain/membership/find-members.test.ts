// Whoever types a name finds its bearer, with or without marks, and also when no input method has made letters of the Telex.
import { expect, test } from 'vitest';
import { findMembers } from '#domain/membership/find-members.ts';

const members = [
  { fullName: 'Nguyễn Thị Thắm', cardNumber: '4A2.001' },
  { fullName: 'Lò Văn Thâm', cardNumber: '4A2.002' },
  { fullName: 'Đường Minh Quân', cardNumber: 'GV.003' },
];
const found = (typed: string) => findMembers(typed, members).map(({ fullName }) => fullName.split(' ').at(-1));

test.each([
  ['tham', ['Thắm', 'Thâm']],
  ['thắm', ['Thắm', 'Thâm']],
  ['thawms', ['Thắm', 'Thâm']],
  ['nguyeexn', ['Thắm']],
  ['dduwowngf', ['Quân']],
  ['4a2.002', ['Thâm']],
  ['gv', ['Quân']],
  ['xyz', []],
])('“%s” finds %j', (typed, names) => {
  expect(found(typed)).toEqual(names);
});
