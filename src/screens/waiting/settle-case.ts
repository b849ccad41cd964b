// Writes what was chosen about a case, and gives the way back.
import { reopened } from '#domain/cases/ask-again.ts';
import type { Case } from '#domain/cases/case.ts';
import { settleByItself } from '#domain/cases/settle.ts';
import { nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { takingBack } from '#device/read/cases/settled-cases.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import type { Outcome } from './kinds/case-view.ts';

/** Without an outcome the world has settled it, and the case is only put away. */
export async function settleCase({ open }: CaseLine, outcome?: Outcome): Promise<() => Promise<void>> {
  const asked = { open, now: nowAt() };
  const decision = await (outcome?.decide ?? settleByItself)(asked);
  await commit(decision.kind === 'change' ? decision.changes : []);
  return () => askAgainNow(open);
}

/** Opens the question again, with all as it was before. Where the world has moved on in between, the question alone. */
export async function askAgainNow(settled: Case): Promise<void> {
  const decision = await takingBack(settled);
  await commit(decision.kind === 'change' ? decision.changes : [reopened(settled)]);
}
