// An institution that keeps a library: a school, a commune's cultural house, a club. Its id names the scopes of all its
// records, so it is never changed.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, optional, text } from '../record/field.ts';

export const unit = defineRecord('unit', {
  kind: 'entry',
  scope: 'unit',
  version: 1,
  fields: {
    name: text(),
    unitKind: choice('school', 'culturalHouse', 'club', 'library'),
    /** Five-digit official code of the commune or ward; names alone collide (Văn Lang, Văn Lăng). */
    communeCode: optional(text({ max: 5 })),
    parentBody: optional(text()),
  },
});
export type Unit = RecordOf<typeof unit>;
