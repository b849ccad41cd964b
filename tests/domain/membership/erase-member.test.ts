// Erasing a person: one change, for those who answer for the library, of people and nothing else.
import { expect, test } from 'vitest';
import { mayErase } from '#domain/access/may.ts';
import { eraseMember } from '#domain/membership/erase-member.ts';

test('a person is erased under their id alone', () => {
  expect(eraseMember({ id: 'member-01' })).toEqual({
    kind: 'change',
    changes: [{ type: 'member', action: 'erase', id: 'member-01', fields: {} }],
  });
});

test('an administrator may, nobody else, and only people', () => {
  expect([mayErase('administrator', 'member'), mayErase('librarian', 'member')]).toEqual([true, false]);
  expect(mayErase('administrator', 'title')).toBe(false);
});
