// A member's presence at one reading event. One per member and event, whoever records it and on however many tablets.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, instant, ref } from '../record/field.ts';

export const attendance = defineRecord('attendance', {
  kind: 'fact',
  scope: 'people',
  version: 1,
  key: ['eventId', 'memberId'],
  fields: {
    eventId: ref('readingEvent'),
    memberId: ref('member'),
    checkedInAt: instant(),
    method: choice('card', 'name', 'kiosk'),
  },
  indexes: ['eventId', 'memberId'],
});
export type Attendance = RecordOf<typeof attendance>;
