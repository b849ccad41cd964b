// Something that only a person can decide ("cần kiểm tra lại"): two tablets wrote things that cannot both be so. The server
// opens it with an id computed from the records in question, so every server opens the same one; nothing is refused or lost.
import { defineRecord, type RecordOf } from '../record/define.ts';
import { choice, instant, list, optional, text } from '../record/field.ts';

export const caseRecord = defineRecord('case', {
  kind: 'entry',
  scope: 'people',
  version: 2,
  fields: {
    caseKind: choice(
      'doubleLoan',
      'accessionClash',
      'cardClash',
      'strayReturn',
      'goneCopyLent',
      'overCapacity',
      'sameMember',
      'sameTitle',
      'editedRemoved',
      'editedErased',
      'loanOfNobody',
      'twoValues',
    ),
    /** Ids of the records in question, in the order they were made. */
    subjects: list(text({ max: 64 })),
    openedAt: instant(),
    status: choice('open', 'settled'),
    /** What was chosen, in the words of the rule that settled it; `by-itself` when the world did. */
    outcome: optional(text({ max: 80 })),
    settledAt: optional(instant()),
    /** editedRemoved, editedErased, twoValues: the type of the record in question. */
    about: optional(text({ max: 40 })),
    /** twoValues: which field was written twice. */
    field: optional(text({ max: 40 })),
    /** twoValues: what stands, then what was written beside it. goneCopyLent: the status that was corrected.
     * overCapacity: the places there were. accessionClash, cardClash, once settled: the number in dispute, then the new one.
     * loanOfNobody: the id that is left of whoever had the book. doubleLoan, once one was of another copy: the copy of both.
     * editedRemoved, once a copy brought its title back with it: the title. */
    written: optional(list(text({ max: 300 }))),
  },
  indexes: ['status'],
});
export type Case = RecordOf<typeof caseRecord>;
export type CaseKind = Case['caseKind'];

/** The outcome of a case that the world has settled. */
export const byItself = 'by-itself';

/** What a decision says of the one record that it names: this loan goes on, is of another copy, is over; this member has it;
 * this copy or member keeps its number. */
type Said = 'held' | 'swapped' | 'ended' | 'given' | 'keeps';
export const naming = (said: Said, id: string): string => `${said}:${id}`;
/** The id that the decision names, where it says that. */
export function namedIn(outcome: unknown, said: Said): string | undefined {
  return typeof outcome === 'string' && outcome.startsWith(`${said}:`) ? outcome.slice(said.length + 1) : undefined;
}
