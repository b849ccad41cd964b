// A school class or a team: it attends, is counted and competes together. A class is keyed by school year and name, since
// 4A1 is another class every September.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, count, optional, text } from '../record/field.ts';

export const group = defineRecord('group', {
  kind: 'entry',
  scope: 'unit',
  version: 1,
  key: ['name', 'schoolYear', 'groupKind'],
  fields: {
    name: text({ max: 60 }),
    groupKind: choice('class', 'team'),
    /** `2026–2027`. */
    schoolYear: optional(text({ max: 9 })),
    /** How many belong to it (sĩ số), where members are not listed one by one. */
    rollSize: optional(count({ max: 5000 })),
  },
});
export type Group = RecordOf<typeof group>;
