// A person known to the library. The least that serves: name, class, card. No ethnicity, parents, address or state number
// (Decree 356/2025 counts some of these as sensitive), and it never travels to a kiosk.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, count, optional, ref, text } from '../record/field.ts';

export const member = defineRecord('member', {
  kind: 'entry',
  scope: 'people',
  version: 1,
  fields: {
    fullName: text({ max: 80 }),
    memberKind: choice('pupil', 'teacher', 'villager', 'guest'),
    cardNumber: optional(text({ max: 40 })),
    groupId: optional(ref('group')),
    /** Number in the class list (STT), by which teachers call the roll. */
    rollNumber: optional(count({ max: 5000 })),
    sex: optional(choice('female', 'male')),
    status: choice('active', 'left'),
    /** The case that a person settled by giving another card; it keeps which number was on the one before. */
    renumberedBy: optional(ref('case')),
  },
  indexes: ['cardNumber', 'groupId'],
});
export type Member = RecordOf<typeof member>;
