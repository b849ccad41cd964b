// Two records that clash may be one that was written down twice. Where both are called alike that answer stands first, as the
// likely one; where they are not, a person says which of the two is called rightly.
import { settleSame } from '#domain/cases/settle-records.ts';
import type { Decision } from '#domain/record/decision.ts';
import { fold } from '#domain/record/fold.ts';
import type { Phrase } from '#i18n/phrase.ts';
import type { Outcome } from './case-view.ts';

export interface Twice<One> {
  /** The one that was written first before the other. */
  readonly records: readonly One[];
  readonly idOf: (one: One) => string;
  readonly nameOf: (one: One) => string;
  /** That they are one, with the name that is right where they differ. */
  readonly said: (name?: string) => string;
  readonly follows: (kept: One) => string;
  /** Asked where the names differ, and what is said of it before. */
  readonly which: { readonly question: Phrase; readonly follows: string };
  readonly merge: (kept: One, other: One) => Promise<Decision<unknown>>;
}

/** `others`: what else may be answered. Where nothing else may, the two no longer clash. */
export function withAsOne<One>(twice: Twice<One>, others: readonly Outcome[]): readonly Outcome[] {
  const [one, other] = twice.records;
  if (others.length === 0 || !one || !other) return [];
  if (isOfOneName(twice)) return [keeping(twice, one, other), ...others];
  const { said, which } = twice;
  const choices = { question: which.question, outcomes: [keeping(twice, one, other), keeping(twice, other, one)] };
  return [...others, { key: 'one', name: said(), follows: which.follows, choices }];
}

/** What was decided, when it was that. */
export function saidAsOne<One>(twice: Twice<One>): string {
  return nameOfAnswer(twice, twice.records[0]);
}

function keeping<One>(twice: Twice<One>, kept: One, other: One): Outcome {
  return {
    key: `one ${twice.idOf(kept)}`,
    name: nameOfAnswer(twice, kept),
    follows: twice.follows(kept),
    decide: async (asked) => settleSame({ ...asked, merging: await twice.merge(kept, other) }),
  };
}
const isOfOneName = <One>({ records, nameOf }: Twice<One>) =>
  new Set(records.map((one) => fold(nameOf(one)))).size === 1;
const nameOfAnswer = <One>(twice: Twice<One>, kept: One | undefined) =>
  isOfOneName(twice) ? twice.said() : twice.said(kept === undefined ? '…' : twice.nameOf(kept));
