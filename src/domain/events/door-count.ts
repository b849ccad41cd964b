// People at an event who belong to no class, counted at the doors: each device counts its own door and the sum is the
// figure ("nữ 60, nam 45, trẻ em 70").
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, count, ref } from '../record/field.ts';

export const doorCount = defineRecord('doorCount', {
  kind: 'count',
  scope: 'unit',
  version: 1,
  key: ['eventId', 'who'],
  fields: {
    eventId: ref('readingEvent'),
    who: choice('women', 'men', 'children', 'people'),
    amount: count({ max: 100_000 }),
  },
  indexes: ['eventId'],
});
export type DoorCount = RecordOf<typeof doorCount>;
