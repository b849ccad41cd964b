// Writes what was chosen about a case, and gives the way back.
import { caseRecord } from '#domain/cases/case.ts';
import { settleByItself } from '#domain/cases/settle.ts';
import { nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import type { Outcome } from './kinds/case-view.ts';

/** Without an outcome the world has settled it, and the case is only put away. */
export async function settleCase({ open }: CaseLine, outcome?: Outcome): Promise<() => Promise<void>> {
  const asked = { open, now: nowAt() };
  const decision = await (outcome?.decide ?? settleByItself)(asked);
  const { ids } = await commit(decision.kind === 'change' ? decision.changes : []);
  const reopened = caseRecord.patch(open.id, { status: 'open', outcome: null, settledAt: null });
  return async () => void (await commit([...(outcome?.undo?.(ids) ?? []), reopened]));
}
