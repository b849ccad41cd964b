// A book that was brought back although no loan of it was known: a fact, since the book lies on the counter. When the loan
// turns up later, it is what this return ends; otherwise a person is asked. One per copy and day, on however many tablets.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { day, instant, ref } from '../record/field.ts';

export const strayReturn = defineRecord('strayReturn', {
  kind: 'fact',
  scope: 'people',
  version: 1,
  key: ['copyId', 'onDay'],
  fields: {
    copyId: ref('copy'),
    siteId: ref('site'),
    returnedAt: instant(),
    onDay: day(),
  },
  indexes: ['copyId'],
});
export type StrayReturn = RecordOf<typeof strayReturn>;
