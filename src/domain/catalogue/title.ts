// What was published: one bibliographic record, whatever the number of copies. The legal publisher and the partner brand
// (đơn vị liên kết) are two fields, since people search by the brand. An ISBN alone is no key: volumes share wrong ones.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, count, list, money, optional, text } from '../record/field.ts';
import { yearsOfBooks } from './year.ts';

export const title = defineRecord('title', {
  kind: 'entry',
  scope: 'unit',
  version: 1,
  key: ['isbn', 'title', 'volume', 'year'],
  fields: {
    title: text({ max: 300 }),
    volume: optional(text({ max: 60 })),
    authors: optional(list(text({ max: 120 }))),
    publisher: optional(text({ max: 120 })),
    partner: optional(text({ max: 120 })),
    year: optional(count(yearsOfBooks)),
    /** 13 digits, or the goods code printed on the cover. */
    isbn: optional(text({ max: 20 })),
    /** GK textbook, NV teacher's, TK reference, TN children's: each has its own accession register. */
    bookType: choice('TN', 'TK', 'GK', 'NV'),
    level: optional(choice('A', 'B', 'C', 'D', 'E', 'F')),
    classScheme: optional(text({ max: 20 })),
    classMark: optional(text({ max: 40 })),
    price: optional(money()),
  },
  indexes: ['isbn'],
});
export type Title = RecordOf<typeof title>;
