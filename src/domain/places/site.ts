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

/** The main library first, then by name: in lists, and for a device that was not told where it stands. */
export function mainFirst(a: Pick<Site, 'siteKind' | 'name'>, b: Pick<Site, 'siteKind' | 'name'>): number {
  return a.siteKind.localeCompare(b.siteKind) || a.name.localeCompare(b.name, 'vi');
}
