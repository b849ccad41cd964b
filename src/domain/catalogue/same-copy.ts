// Two records of copies are one physical book that was written down twice. A fact: it stands until somebody who has seen it
// takes it back. Loans stay with the record they were written for.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { ref } from '../record/field.ts';

export const sameCopy = defineRecord('sameCopy', {
  kind: 'fact',
  scope: 'unit',
  version: 1,
  key: ['one', 'other'],
  fields: {
    /** The smaller id of the two. */
    one: ref('copy'),
    other: ref('copy'),
    /** Which of the two is shown. */
    kept: ref('copy'),
  },
});
export type SameCopy = RecordOf<typeof sameCopy>;
