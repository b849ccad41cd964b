// A gathering around books: a reading period, a talk, a contest, an exhibition. Kinds follow the plans that ministries and
// provinces publish for the week of lifelong learning and the book day.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, count, instant, list, optional, ref, text } from '../record/field.ts';

export const readingEvent = defineRecord('readingEvent', {
  kind: 'entry',
  scope: 'unit',
  version: 1,
  fields: {
    title: text(),
    eventKind: choice(
      'readingPeriod',
      'exhibition',
      'talk',
      'storytelling',
      'contest',
      'bookFair',
      'club',
      'training',
      'donation',
      'opening',
      'other',
    ),
    siteId: ref('site'),
    place: optional(text()),
    host: optional(text({ max: 120 })),
    theme: optional(text({ max: 300 })),
    startsAt: instant(),
    endsAt: optional(instant()),
    /** Classes or teams that are expected. */
    groupIds: optional(list(ref('group'))),
    capacity: optional(count({ max: 100_000 })),
    status: choice('open', 'closed'),
    closedAt: optional(instant()),
  },
  indexes: ['startsAt'],
});
export type ReadingEvent = RecordOf<typeof readingEvent>;
