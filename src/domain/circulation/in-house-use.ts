// Reading on the spot (đọc tại chỗ), counted per title, day, site and kind of reader, as schools report it. No reader is
// kept. Each device counts its own; the sum is the figure.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, count, day, ref } from '../record/field.ts';

export const inHouseUse = defineRecord('inHouseUse', {
  kind: 'count',
  scope: 'unit',
  version: 1,
  key: ['titleId', 'onDay', 'siteId', 'readerKind'],
  fields: {
    titleId: ref('title'),
    onDay: day(),
    siteId: ref('site'),
    readerKind: choice('pupil', 'teacher', 'villager', 'guest'),
    amount: count({ max: 100_000 }),
  },
  indexes: ['titleId', 'onDay'],
});
export type InHouseUse = RecordOf<typeof inHouseUse>;
