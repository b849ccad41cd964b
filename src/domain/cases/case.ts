// Something that only a person can decide ("cần kiểm tra lại"): two tablets wrote things that cannot both be so. The server
// opens it with an id computed from the records in question, so every server opens the same one; nothing is refused or lost.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, instant, list, optional, text } from '../record/field.ts';

export const caseRecord = defineRecord('case', {
  kind: 'entry',
  scope: 'people',
  version: 1,
  fields: {
    caseKind: choice('doubleLoan', 'accessionClash', 'cardClash'),
    /** Ids of the records in question, sorted. For doubleLoan: the loans. */
    subjects: list(text({ max: 64 })),
    openedAt: instant(),
    status: choice('open', 'settled'),
    /** What was chosen, in the words of the rule that settled it. */
    outcome: optional(text({ max: 80 })),
    settledAt: optional(instant()),
  },
  indexes: ['status'],
});
export type Case = RecordOf<typeof caseRecord>;
