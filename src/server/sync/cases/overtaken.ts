// Two people settled one case, and neither had seen what the other said: the later word counts whole. What the earlier one wrote
// into a record (a loan is over, is of another copy, a book or a person has another number) is as before again, as from the moment
// after it was written, so that what the world did counts whenever it comes; what both said stays in the history.
import { namedIn, type Case, type CaseKind } from '#domain/cases/case.ts';
import { endsLoan, movesLoan, renumbers } from '#domain/cases/settle.ts';
import type { State } from '#protocol/merge/merge.ts';
import { writtenAt } from '#protocol/merge/merge-entry.ts';
import { rightAfter } from '#protocol/stamp.ts';
import type { Found, Looking } from './looking.ts';

/** What a decision writes into a record, beside the case that it names as why. */
interface Decided {
  readonly type: 'loan' | 'copy' | 'member';
  readonly field: string;
  readonly by: 'endedBy' | 'movedBy' | 'renumberedBy';
  readonly stands: (known: Case, id: string) => boolean;
  /** What the field said before; undefined where that is so already, or nobody knows. */
  readonly before: (known: Case, now: unknown) => string | null | undefined;
}
const first = ({ written }: Case) => written?.[0];
const decided: readonly Decided[] = [
  {
    type: 'loan',
    field: 'returnedAt',
    by: 'endedBy',
    stands: endsLoan,
    before: (_known, now) => (now ? null : undefined),
  },
  { type: 'loan', field: 'copyId', by: 'movedBy', stands: movesLoan, before: first },
  { type: 'copy', field: 'accessionNumber', by: 'renumberedBy', stands: renumbers, before: first },
  { type: 'member', field: 'cardNumber', by: 'renumberedBy', stands: renumbers, before: first },
];
const types = ['loan', 'copy', 'member'] as const;
/** What the subjects of a case are, where decisions about it are written into them. */
const subjectsOf: Partial<Record<CaseKind, Decided['type']>> = {
  doubleLoan: 'loan',
  loanOfNobody: 'loan',
  accessionClash: 'copy',
  cardClash: 'member',
};

/** Resolves to whether there was anything to take back. */
export async function takeBackOvertaken(looking: Looking): Promise<boolean> {
  const changed = types.flatMap((type) => looking.changedOf(type)).filter((one) => casesNamed(one).length > 0);
  const settled = looking.changedOf('case');
  if (changed.length + settled.length === 0) return false;
  const cases = await looking.these('case', changed.flatMap(casesNamed));
  const caseOf = new Map([...cases, ...settled].map((one) => [one.id, one.state]));
  let isAny = false;
  for (const one of [...changed, ...(await writtenInto(looking, settled))])
    for (const what of decided.filter(({ type }) => type === one.type)) {
      const known = caseOf.get(String(one.state.fields[what.by]));
      const before = known && !known.removed ? beforeThat(known, what, one) : undefined;
      if (before === undefined) continue;
      looking.correct(one, { [what.field]: before }, rightAfter(writtenAt(one.state, what.field)));
      isAny = true;
    }
  return isAny;
}
const casesNamed = ({ state: { fields } }: Found) =>
  [fields.endedBy, fields.movedBy, fields.renumberedBy].filter((id): id is string => typeof id === 'string');

/** Where a person has said otherwise since, or that the question is open again. */
function beforeThat(known: State, { field, by, stands, before }: Decided, { id, state }: Found) {
  const fields = { ...known.fields, id: '' } as unknown as Case;
  const at = writtenAt(state, field);
  if (at !== writtenAt(state, by) || at >= writtenAt(known, 'status') || stands(fields, id)) return undefined;
  return before(fields, state.fields[field]);
}

/** The records that these cases are about, and the loans that they ended before this push. */
async function writtenInto(looking: Looking, settled: readonly Found[]): Promise<Found[]> {
  const ids = { loan: [] as string[], copy: [] as string[], member: [] as string[] };
  for (const one of settled) {
    const { caseKind, subjects } = one.state.fields as unknown as Case;
    const type = subjectsOf[caseKind];
    if (type) ids[type].push(...subjects);
    const named = namedIn(looking.copy.stored(one)?.state.fields.outcome, 'ended');
    if (named !== undefined) ids.loan.push(named);
  }
  return (await Promise.all(types.map((type) => looking.these(type, ids[type])))).flat();
}
