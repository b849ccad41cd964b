// Taking people into the library.
import { expect, test } from 'vitest';
import { addMember, cardSeries, namesake, nextCard, tidyName } from '#domain/membership/add-member.ts';
import type { Member } from '#domain/membership/member.ts';

const asked = {
  fullName: 'Nguyễn Minh Châu',
  memberKind: 'pupil',
  cardNumber: '4A2.007',
  memberId: 'member-01',
} as const;

test('a pupil gets a card and a class', () => {
  expect(addMember({ ...asked, groupId: 'group-001', rollNumber: 7 })).toMatchObject({
    changes: [
      { type: 'member', fields: { cardNumber: '4A2.007', groupId: 'group-001', rollNumber: 7, status: 'active' } },
    ],
  });
});
test('the first pupil of a new class brings the class along', () => {
  const newGroup = { name: '4A2', groupKind: 'class', schoolYear: '2026–2027' } as const;
  expect(addMember({ ...asked, groupId: 'group-001', newGroup })).toMatchObject({
    changes: [{ type: 'group', id: 'group-001' }, { type: 'member' }],
  });
});
test('a card that somebody has is said with the name of who has it', () => {
  const cardHolder = { id: 'member-02', fullName: 'Lý Ngọc Ánh', memberKind: 'pupil', status: 'active' } as const;
  expect(addMember({ ...asked, cardHolder })).toMatchObject({
    refusal: { kind: 'card-taken', fullName: 'Lý Ngọc Ánh' },
  });
});
test('somebody without a name is asked for one', () => {
  expect(addMember({ ...asked, fullName: '  ' })).toMatchObject({ refusal: { kind: 'no-name' } });
});
test.each([
  ['  nguyễn   Minh châu ', 'nguyễn Minh châu'],
  ['NGUYỄN ĐĂNG KHOA', 'Nguyễn Đăng Khoa'],
  ['Ma Thị Sen', 'Ma Thị Sen'],
])('%s is written %s', (typed, name) => {
  expect(tidyName(typed)).toBe(name);
});
test('cards of a class go on from the last one', () => {
  expect(nextCard('4A2', ['4A2.007', '4A2.035'])).toBe('4A2.036');
  expect(nextCard('BD', ['4A2.007', 'BD'])).toBe('BD.001');
});
test('a card that is written in capitals is the same card', () => {
  expect(nextCard('4a2', ['4A2.007', '4a2.003', '14A2.009'])).toBe('4a2.008');
});
test('a class whose name has no room on a card has no series of its own', () => {
  expect(cardSeries('4A2')).toBe('4A2');
  expect(cardSeries('Mẫu giáo lớn 5 tuổi, điểm trường Nà Pò')).toBeUndefined();
  expect(cardSeries('')).toBeUndefined();
});
test.each<[string, string | undefined, string | undefined, string]>([
  ['Nguyễn Thị Lan', 'group-001', 'member-01', 'of one name in one class'],
  ['NGUYEN THI LAN', 'group-001', 'member-01', 'typed without marks'],
  ['nguyễn  thị lan ', 'group-001', 'member-01', 'typed otherwise'],
  ['Nguyễn Thị Lân', 'group-001', undefined, 'with other marks it is another name'],
  ['Nguyễn Thị Lan', 'group-002', undefined, 'in another class'],
  ['Nguyễn Thị Lan', undefined, undefined, 'in no class'],
  ['Lò Thị Vui', undefined, 'member-02', 'both in no class'],
  ['Lý Ngọc Ánh', 'group-001', undefined, 'who has left'],
])('%s in %s is met as %s: %s', (fullName, groupId, met, _why) => {
  const memberOf = (id: string, more: Pick<Member, 'fullName'> & Partial<Member>): Member => ({
    id,
    memberKind: 'pupil',
    status: 'active',
    ...more,
  });
  const members = [
    memberOf('member-01', { fullName: 'Nguyễn Thị Lan', groupId: 'group-001' }),
    memberOf('member-02', { fullName: 'Lo Thi Vui' }),
    memberOf('member-03', { fullName: 'Lý Ngọc Ánh', groupId: 'group-001', status: 'left' }),
  ];
  expect(namesake({ fullName, groupId }, members)?.id).toBe(met);
});
