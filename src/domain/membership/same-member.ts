// Two records of members are one person. A fact: it stands until somebody who has seen it takes it back.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { ref } from '../record/field.ts';

export const sameMember = defineRecord('sameMember', {
  kind: 'fact',
  scope: 'people',
  version: 1,
  key: ['one', 'other'],
  fields: {
    /** The smaller id of the two. */
    one: ref('member'),
    other: ref('member'),
    /** Which of the two is shown. */
    kept: ref('member'),
  },
});
export type SameMember = RecordOf<typeof sameMember>;
