// A class at an event, counted and not named: "lớp 5A1, sĩ số 35, có mặt 33". One per class and event; written twice it is
// corrected, never added up, so two tablets that count the same class do not make 66 of 33.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { count, instant, optional, ref } from '../record/field.ts';

export const headcount = defineRecord('headcount', {
  kind: 'entry',
  scope: 'unit',
  version: 1,
  key: ['eventId', 'groupId'],
  fields: {
    eventId: ref('readingEvent'),
    groupId: ref('group'),
    present: count({ max: 5000 }),
    rollSize: optional(count({ max: 5000 })),
    countedAt: instant(),
  },
  indexes: ['eventId'],
});
export type Headcount = RecordOf<typeof headcount>;
