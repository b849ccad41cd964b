// The sample's classes and made-up readers as records. A pupil's card is the class and the number in its list.
import { group } from '#domain/membership/group.ts';
import { member } from '#domain/membership/member.ts';
import type { Id } from '#domain/record/id.ts';
import { dayBefore, momentOf, sampleId, type Draft } from './draft.ts';
import { sampleClasses, sampleTeachers, sampleVillagers } from './people.ts';
import { sampleSites, type SampleUnitKey } from './places.ts';

export interface SampleReader {
  readonly id: Id<'member'>;
  readonly unit: SampleUnitKey;
  readonly className?: string;
}

/** `2026–2027` for a day of that school year, which begins in September. */
export function schoolYearOf(day: string): string {
  const year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 8 ? 1 : 0);
  return `${year}–${year + 1}`;
}

export function draftPeople(draft: Draft): SampleReader[] {
  const atMs = momentOf(dayBefore(draft.today, 56), '08:00');
  const readers: SampleReader[] = [];
  for (const { name, pupils } of sampleClasses) {
    const groupId = sampleId('group', name);
    const roll = { name, groupKind: 'class', schoolYear: schoolYearOf(draft.today), rollSize: pupils.length } as const;
    draft.changes.push({ unit: 'minh-tam', change: group.put(roll, groupId), atMs });
    for (const [at, fullName] of pupils.entries()) {
      const id = sampleId('member', name, String(at));
      const cardNumber = `${name}.${String(at + 1).padStart(3, '0')}`;
      const fields = { fullName, memberKind: 'pupil', cardNumber, groupId, rollNumber: at + 1 } as const;
      draft.changes.push({ unit: 'minh-tam', change: member.put({ ...fields, status: 'active' }, id), atMs });
      readers.push({ id, unit: 'minh-tam', className: name });
    }
  }
  for (const [at, { name }] of sampleTeachers.entries()) {
    readers.push(grownUp(draft, { unit: 'minh-tam', name, card: `GV.${String(at + 1).padStart(3, '0')}` }));
  }
  for (const [at, { name, site }] of sampleVillagers.entries()) {
    const unit = sampleSites.find(({ key }) => key === site)?.unit ?? 'ban-cai';
    readers.push(grownUp(draft, { unit, name, card: `BD.${String(at + 1).padStart(3, '0')}` }));
  }
  return readers;
}

function grownUp(draft: Draft, of: { unit: SampleUnitKey; name: string; card: string }): SampleReader {
  const id = sampleId('member', of.unit, of.card);
  const memberKind = of.card.startsWith('GV') ? 'teacher' : 'villager';
  const fields = { fullName: of.name, memberKind, cardNumber: of.card, status: 'active' } as const;
  const atMs = momentOf(dayBefore(draft.today, 56), '10:00');
  draft.changes.push({ unit: of.unit, change: member.put(fields, id), atMs });
  return { id, unit: of.unit };
}
