// A shelf or slot (ngăn) of a bookcase: where a copy stands.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { ref, text } from '../record/field.ts';

export const shelf = defineRecord('shelf', {
  kind: 'entry',
  scope: 'unit',
  version: 1,
  key: ['name', 'bookcaseId'],
  fields: { bookcaseId: ref('bookcase'), name: text({ max: 60 }) },
  indexes: ['bookcaseId'],
});
export type Shelf = RecordOf<typeof shelf>;
