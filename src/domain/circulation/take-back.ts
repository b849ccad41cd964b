// Undoes what was just done at the desk. Nothing is deleted: a loan taken back stays as a removed row, a returned one is open
// again. Only what the act wrote is written again, since another tablet may have gone on meanwhile.
import type { Change } from '../record/change.ts';
import { loan, type Loan } from './loan.ts';

/** Loans that the act ended, and the one that it made. */
export interface DeskAct {
  readonly before: readonly Loan[];
  readonly made?: Loan['id'];
}

export function takeBack({ before, made }: DeskAct): readonly Change[] {
  const again = before.map(({ id }) => loan.patch(id, { returnedAt: null }));
  return made === undefined ? again : [loan.remove(made), ...again];
}
/** The loan is given as it was before. That it came back meanwhile, on another tablet, stays so. */
export function takeBackRenewal({ id, dueOn, renewals }: Loan): readonly Change[] {
  return [loan.patch(id, { dueOn, renewals: renewals ?? null })];
}
