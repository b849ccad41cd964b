// Two people settled one case, and neither had seen what the other said: the later word counts whole. A loan that the earlier
// one ended is open again, as from the moment after it was ended, so that a return over the counter counts whenever it comes;
// what both said stays in the history.
import type { Case } from '#domain/cases/case.ts';
import { endsLoan } from '#domain/cases/settle.ts';
import type { State } from '#protocol/merge/merge.ts';
import { writtenAt } from '#protocol/merge/merge-entry.ts';
import { rightAfter } from '#protocol/stamp.ts';
import type { Found, Looking } from './looking.ts';

export async function takeBackOvertaken(looking: Looking): Promise<void> {
  const ended = looking.changedOf('loan').filter(({ state }) => typeof state.fields.endedBy === 'string');
  const settled = looking.changedOf('case');
  if (ended.length + settled.length === 0) return;
  const cases = await looking.these(
    'case',
    ended.map(({ state }) => String(state.fields.endedBy)),
  );
  const about = await looking.these(
    'loan',
    settled.flatMap((one) => loansNamed(looking, one)),
  );
  const caseOf = new Map([...cases, ...settled].map((one) => [one.id, one.state]));
  for (const loan of [...ended, ...about]) {
    const known = caseOf.get(String(loan.state.fields.endedBy));
    if (!known || !isOvertaken(known, loan)) continue;
    looking.correct(loan, { returnedAt: null }, rightAfter(writtenAt(loan.state, 'returnedAt')));
  }
}

/** A person has said since that the loan goes on, or that the question is open again. */
function isOvertaken(known: State, { id, state }: Found): boolean {
  const fields = { ...known.fields, id: '' } as unknown as Case;
  const endedAt = writtenAt(state, 'returnedAt');
  if (!state.fields.returnedAt || known.removed || endedAt !== writtenAt(state, 'endedBy')) return false;
  return endedAt < writtenAt(known, 'status') && !endsLoan(fields, id);
}

/** The loans that a case is about, and the one that it ended before this push. */
function loansNamed(looking: Looking, one: Found): string[] {
  const { caseKind, subjects } = one.state.fields as unknown as Case;
  const before = looking.copy.stored(one)?.state.fields.outcome;
  const named = /^ended:(.+)$/.exec(typeof before === 'string' ? before : '')?.[1];
  return [
    ...(caseKind === 'doubleLoan' || caseKind === 'loanOfNobody' ? subjects : []),
    ...(named === undefined ? [] : [named]),
  ];
}
