// Two people settled one case, and neither had seen what the other said: the later word counts whole. A loan that the earlier
// one ended is open again, as from the moment after it was ended, so that a return over the counter counts whenever it comes,
// and one that it said was of another copy is of the first again; what both said stays in the history.
import { namedIn, type Case } from '#domain/cases/case.ts';
import { endsLoan, movesLoan } from '#domain/cases/settle.ts';
import type { State } from '#protocol/merge/merge.ts';
import { writtenAt } from '#protocol/merge/merge-entry.ts';
import { rightAfter } from '#protocol/stamp.ts';
import type { Found, Looking } from './looking.ts';

/** What a decision writes into a loan, beside the case that it names as why. */
interface Decided {
  readonly field: 'returnedAt' | 'copyId';
  readonly by: 'endedBy' | 'movedBy';
  readonly stands: (known: Case, id: string) => boolean;
  /** What the field said before; undefined where that is so already, or nobody knows. */
  readonly before: (known: Case, now: unknown) => string | null | undefined;
}
const decided: readonly Decided[] = [
  { field: 'returnedAt', by: 'endedBy', stands: endsLoan, before: (_known, now) => (now ? null : undefined) },
  { field: 'copyId', by: 'movedBy', stands: movesLoan, before: ({ written }) => written?.[0] },
];

/** Resolves to whether there was anything to take back. */
export async function takeBackOvertaken(looking: Looking): Promise<boolean> {
  const loans = looking.changedOf('loan').filter(({ state }) => namedBy(state).length > 0);
  const settled = looking.changedOf('case');
  if (loans.length + settled.length === 0) return false;
  const cases = await looking.these(
    'case',
    loans.flatMap(({ state }) => namedBy(state)),
  );
  const about = await looking.these(
    'loan',
    settled.flatMap((one) => loansNamed(looking, one)),
  );
  const caseOf = new Map([...cases, ...settled].map((one) => [one.id, one.state]));
  let isAny = false;
  for (const loan of [...loans, ...about])
    for (const one of decided) {
      const known = caseOf.get(String(loan.state.fields[one.by]));
      const before = known && !known.removed ? beforeThat(known, one, loan) : undefined;
      if (before === undefined) continue;
      looking.correct(loan, { [one.field]: before }, rightAfter(writtenAt(loan.state, one.field)));
      isAny = true;
    }
  return isAny;
}
const namedBy = ({ fields }: State) =>
  [fields.endedBy, fields.movedBy].filter((id): id is string => typeof id === 'string');

/** Where a person has said otherwise since, or that the question is open again. */
function beforeThat(known: State, { field, by, stands, before }: Decided, { id, state }: Found) {
  const fields = { ...known.fields, id: '' } as unknown as Case;
  const at = writtenAt(state, field);
  if (at !== writtenAt(state, by) || at >= writtenAt(known, 'status') || stands(fields, id)) return undefined;
  return before(fields, state.fields[field]);
}

/** The loans that a case is about, and the one that it ended before this push. */
function loansNamed(looking: Looking, one: Found): string[] {
  const { caseKind, subjects } = one.state.fields as unknown as Case;
  const before = looking.copy.stored(one)?.state.fields.outcome;
  const named = namedIn(before, 'ended');
  return [
    ...(caseKind === 'doubleLoan' || caseKind === 'loanOfNobody' ? subjects : []),
    ...(named === undefined ? [] : [named]),
  ];
}
