// A place of service of a unit: the main library, a satellite school site (điểm trường), a hamlet's house.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, optional, text } from '../record/field.ts';

export const site = defineRecord('site', {
  kind: 'entry',
  scope: 'unit',
  version: 1,
  fields: {
    name: text(),
    siteKind: choice('main', 'satellite'),
    address: optional(text()),
  },
});
export type Site = RecordOf<typeof site>;
