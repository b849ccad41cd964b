// One taking home of one copy by one member. It is open until `returnedAt` is set; a renewal moves `dueOn` and is no new
// loan. Two open loans of one copy may both be true (two tablets offline): both stand until a person settles the case.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { count, day, instant, optional, ref } from '../record/field.ts';

export const loan = defineRecord('loan', {
  kind: 'entry',
  scope: 'people',
  version: 1,
  fields: {
    copyId: ref('copy'),
    memberId: ref('member'),
    siteId: ref('site'),
    lentAt: instant(),
    dueOn: day(),
    returnedAt: optional(instant()),
    renewals: optional(count({ max: 100 })),
    /** The case that a person settled by ending this loan; told apart from a return at the desk by being written with it. */
    endedBy: optional(ref('case')),
    /** The case that a person settled by saying that this loan is of another copy; it keeps which one was written before. */
    movedBy: optional(ref('case')),
  },
  indexes: ['copyId', 'memberId', 'lentAt', 'returnedAt'],
  marks: { isOpen: ({ returnedAt }) => !returnedAt },
});
export type Loan = RecordOf<typeof loan>;
