// Taking back that somebody was just taken in: who has come since stays, and so does a class with others in it.
import { expect, test } from 'vitest';
import { takeBackMember } from '#domain/membership/take-back-member.ts';

const asked = { memberId: 'member-01', groupId: 'group-001', isMemberUsed: false, isGroupUsed: false };

test('the member goes, and the class that was made with the member', () => {
  expect(takeBackMember(asked)).toMatchObject({
    changes: [
      { type: 'member', action: 'remove', id: 'member-01' },
      { type: 'group', action: 'remove', id: 'group-001' },
    ],
  });
});
test('a class with others in it stays', () => {
  expect(takeBackMember({ ...asked, isGroupUsed: true })).toMatchObject({ changes: [{ type: 'member' }] });
  expect(takeBackMember({ memberId: 'member-01', isMemberUsed: false, isGroupUsed: false })).toMatchObject({
    changes: [{ type: 'member' }],
  });
});
test('who has borrowed or attended since stays', () => {
  expect(takeBackMember({ ...asked, isMemberUsed: true })).toMatchObject({ refusal: { kind: 'used-since' } });
});
