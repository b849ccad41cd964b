// Two records of titles are one book. A fact: it stands until somebody who has seen it takes it back.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { ref } from '../record/field.ts';

export const sameTitle = defineRecord('sameTitle', {
  kind: 'fact',
  scope: 'unit',
  version: 1,
  key: ['one', 'other'],
  fields: {
    /** The smaller id of the two. */
    one: ref('title'),
    other: ref('title'),
    /** Which of the two is shown. */
    kept: ref('title'),
  },
});
export type SameTitle = RecordOf<typeof sameTitle>;
