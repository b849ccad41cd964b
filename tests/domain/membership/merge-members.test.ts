// Two records that are one person, and two people after all.
import { expect, test } from 'vitest';
import type { Member } from '#domain/membership/member.ts';
import { mergeMembers, partMembers } from '#domain/membership/merge-members.ts';
import { linkOf, resolveSame } from '#domain/record/same-as.ts';

const memberOf = (id: string): Member => ({ id, fullName: 'Lò Thị Mai', memberKind: 'pupil', status: 'active' });
const [kept, other] = [memberOf('member-02'), memberOf('member-01')];
const nothing = resolveSame([]);

test('merging writes one link, and which of the two is kept', () => {
  expect(mergeMembers({ kept, other, same: nothing })).toMatchObject({
    changes: [
      { type: 'sameMember', action: 'put', fields: { one: 'member-01', other: 'member-02', kept: 'member-02' } },
    ],
  });
});
test('what is one already, directly or not, is not linked again', () => {
  const same = resolveSame([linkOf('member-03', 'member-01'), linkOf('member-03', 'member-02')]);
  expect(mergeMembers({ kept, other, same })).toEqual({ kind: 'unchanged' });
});
test('nobody is merged with themselves', () => {
  expect(mergeMembers({ kept, other: kept, same: nothing })).toMatchObject({ refusal: { kind: 'itself' } });
});
test('parting takes the link back', () => {
  const link = { id: 'link-0001', ...linkOf('member-02', 'member-01') };
  expect(partMembers({ link })).toMatchObject({ changes: [{ type: 'sameMember', action: 'remove', id: 'link-0001' }] });
});
