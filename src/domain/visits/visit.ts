// One person, or a party that came together, served once in one session (lượt đến). A visit by card is one per card, site,
// day and session, whichever tablet wrote it (GSO: "phục vụ bao nhiêu lần thì tính bấy nhiêu lượt", ISO 2789 visit).
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, count, day, instant, optional, ref, text } from '../record/field.ts';

export const visit = defineRecord('visit', {
  kind: 'fact',
  scope: 'unit',
  version: 1,
  key: ['cardNumber', 'siteId', 'onDay', 'session'],
  fields: {
    siteId: ref('site'),
    purpose: choice('books', 'newspapers', 'internet', 'event', 'other'),
    visitedAt: instant(),
    onDay: day(),
    session: choice('morning', 'afternoon', 'evening'),
    partySize: count({ min: 1, max: 500 }),
    groupId: optional(ref('group')),
    cardNumber: optional(text({ max: 40 })),
  },
  indexes: ['onDay'],
});
export type Visit = RecordOf<typeof visit>;
