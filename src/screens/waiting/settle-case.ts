// Writes what was chosen about a case, and gives the way back.
import { reopened } from '#domain/cases/ask-again.ts';
import type { Case } from '#domain/cases/case.ts';
import { settleByItself } from '#domain/cases/settle.ts';
import { nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { nowSettled, takingBack } from '#device/read/cases/settled-cases.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import type { Outcome } from './kinds/case-view.ts';

export interface Settled {
  /** The case as it is now; absent where the world had settled it, and it was only put away. */
  readonly line?: CaseLine;
  readonly undo: () => Promise<void>;
}

/** Without an outcome the world has settled it, and the case is only put away. */
export async function settleCase({ open }: CaseLine, outcome?: Outcome): Promise<Settled> {
  const asked = { open, now: nowAt() };
  const decision = await (outcome?.decide ?? settleByItself)(asked);
  await commit(decision.kind === 'change' ? decision.changes : []);
  const line = outcome && (await nowSettled(open));
  return { ...(line ? { line } : {}), undo: () => askAgainNow(open) };
}

/** Opens the question again, with all as it was before. Where the world has moved on in between, the question alone. */
export async function askAgainNow(settled: Case): Promise<void> {
  const decision = await takingBack(settled);
  await commit(decision.kind === 'change' ? decision.changes : [reopened(settled)]);
}
