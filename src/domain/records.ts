// Every record type there is, in one list. A record that is not here does not exist for storage, sync, reports or tests.
import { copy } from './catalogue/copy.ts';
import { sameCopy } from './catalogue/same-copy.ts';
import { sameTitle } from './catalogue/same-title.ts';
import { title } from './catalogue/title.ts';
import { caseRecord } from './cases/case.ts';
import { inHouseUse } from './circulation/in-house-use.ts';
import { loan } from './circulation/loan.ts';
import { strayReturn } from './circulation/stray-return.ts';
import { attendance } from './events/attendance.ts';
import { doorCount } from './events/door-count.ts';
import { headcount } from './events/headcount.ts';
import { readingEvent } from './events/reading-event.ts';
import { group } from './membership/group.ts';
import { member } from './membership/member.ts';
import { sameMember } from './membership/same-member.ts';
import { bookcase } from './places/bookcase.ts';
import { shelf } from './places/shelf.ts';
import { site } from './places/site.ts';
import { unit } from './places/unit.ts';
import type { AnyDefinition, RecordOf } from './record/define.ts';
import { visit } from './visits/visit.ts';

export const records = {
  unit,
  site,
  bookcase,
  shelf,
  group,
  member,
  sameMember,
  title,
  sameTitle,
  copy,
  sameCopy,
  loan,
  strayReturn,
  inHouseUse,
  readingEvent,
  attendance,
  headcount,
  doorCount,
  visit,
  case: caseRecord,
} as const;

export type RecordType = keyof typeof records;
export type RecordMap = { readonly [Type in RecordType]: RecordOf<(typeof records)[Type]> };
export const recordTypes = Object.keys(records) as RecordType[];

/** The definition of a type named by a text from outside, or undefined when this version does not know it. */
export function definitionOf(type: string): AnyDefinition | undefined {
  return Object.hasOwn(records, type) ? records[type as RecordType] : undefined;
}
