// Erasing a person: one change, for those who answer for the library, of people and nothing else.
import { expect, test } from 'vitest';
import { mayErase } from '#domain/access/may.ts';
import { eraseMember } from '#domain/membership/erase-member.ts';
import { linkOf, resolveSame } from '#domain/record/same-as.ts';

test('a person is erased under their id alone', () => {
  expect(eraseMember({ id: 'member-01', same: resolveSame([]) })).toEqual({
    kind: 'change',
    changes: [{ type: 'member', action: 'erase', id: 'member-01', fields: {} }],
  });
});

test('every record that is this person is erased, and nobody else', () => {
  const same = resolveSame([linkOf('member-01', 'member-02'), linkOf('member-04', 'member-05')]);
  const decision = eraseMember({ id: 'member-01', same });
  expect(decision.kind === 'change' && decision.changes.map(({ action, id }) => [action, id])).toEqual([
    ['erase', 'member-01'],
    ['erase', 'member-02'],
  ]);
});

test('an administrator may, nobody else, and only people', () => {
  expect([mayErase('administrator', 'member'), mayErase('librarian', 'member')]).toEqual([true, false]);
  expect(mayErase('administrator', 'title')).toBe(false);
});
