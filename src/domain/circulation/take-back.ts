// Undoes what was just done at the desk. Nothing is deleted: a loan taken back stays as a removed row, a returned one is open
// again.
import type { Change } from '../record/change.ts';
import { loan, type Loan } from './loan.ts';

/** Loans as they were before the act, and the one that the act made. */
export interface DeskAct {
  readonly before: readonly Loan[];
  readonly made?: Loan['id'];
}

export function takeBack({ before, made }: DeskAct): readonly Change[] {
  const again = before.map(({ id, dueOn, renewals }) =>
    loan.patch(id, { returnedAt: null, dueOn, renewals: renewals ?? null }),
  );
  return made === undefined ? again : [loan.remove(made), ...again];
}
