// A bookcase (tủ) that stands at a site.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { ref, text } from '../record/field.ts';

export const bookcase = defineRecord('bookcase', {
  kind: 'entry',
  scope: 'unit',
  version: 1,
  key: ['name', 'siteId'],
  fields: { siteId: ref('site'), name: text({ max: 60 }) },
  indexes: ['siteId'],
});
export type Bookcase = RecordOf<typeof bookcase>;
