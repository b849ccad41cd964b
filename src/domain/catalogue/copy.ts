// One physical book. Its row is never deleted: the register must show every number that was ever given, so a lost or
// weeded copy only changes its status. Whether it is on loan is not kept here; open loans say so.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, day, money, optional, ref, text } from '../record/field.ts';

export const copy = defineRecord('copy', {
  kind: 'entry',
  scope: 'unit',
  version: 1,
  fields: {
    titleId: ref('title'),
    siteId: ref('site'),
    /** Number in the accession register (số đăng ký cá biệt), such as `TN.00214`; never used twice. */
    accessionNumber: text({ max: 20 }),
    shelfId: optional(ref('shelf')),
    status: choice('inService', 'damaged', 'lost', 'toWithdraw', 'withdrawn'),
    source: optional(choice('budget', 'gift', 'collection')),
    price: optional(money()),
    acquiredOn: optional(day()),
    /** The case that a person settled by giving this copy another number; it keeps which one it had. */
    renumberedBy: optional(ref('case')),
  },
  indexes: ['titleId', 'accessionNumber'],
});
export type Copy = RecordOf<typeof copy>;
