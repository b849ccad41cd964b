// Gives a loan more time from today. A renewal is no new loan (ISO 2789 counts it apart), and there are only so many.
import { addDays } from '../record/day.ts';
import { change, refuse, unchanged, type Decision } from '../record/decision.ts';
import { loan, type Loan } from './loan.ts';

/** A book that others may want goes back after this many renewals. */
export const mostRenewals = 2;

export function renew({ held, days, today }: { held: Loan; days: number; today: string }): Decision<RenewRefusal> {
  const renewals = held.renewals ?? 0;
  if (renewals >= mostRenewals) return refuse({ kind: 'renewed-enough', renewals });
  const dueOn = addDays(today, days);
  if (dueOn <= held.dueOn) return unchanged;
  return change(loan.patch(held.id, { dueOn, renewals: renewals + 1 }));
}
export type RenewRefusal = { readonly kind: 'renewed-enough'; readonly renewals: number };
