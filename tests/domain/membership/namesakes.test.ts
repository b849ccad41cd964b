// Whom a list of names cannot tell apart.
import { expect, test } from 'vitest';
import { namesakesIn } from '#domain/membership/namesakes.ts';
import type { Id } from '#domain/record/id.ts';

const pupil = (id: string, fullName: string, groupId?: string) => ({
  id: id as Id<'member'>,
  fullName,
  ...(groupId ? { groupId: groupId as Id<'group'> } : {}),
});

test('two children of one name in one class are namesakes, and a third', () => {
  const class4A = [
    pupil('a', 'Nguyễn Văn An', '4A'),
    pupil('b', 'nguyễn văn  An ', '4A'),
    pupil('c', 'Lò Thị Vui', '4A'),
  ];
  expect([...namesakesIn(class4A)]).toEqual(['a', 'b']);
  expect([...namesakesIn([...class4A, pupil('d', 'Nguyễn Văn An', '4A')])].sort()).toEqual(['a', 'b', 'd']);
});
test('children of one name in two classes are told apart by their classes', () => {
  expect(namesakesIn([pupil('a', 'Nguyễn Văn An', '4A'), pupil('b', 'Nguyễn Văn An', '4B')]).size).toBe(0);
});
test('an accent more is another name', () => {
  expect(namesakesIn([pupil('a', 'Nguyễn Văn An'), pupil('b', 'Nguyễn Văn Ân')]).size).toBe(0);
});
