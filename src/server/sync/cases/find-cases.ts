// The few truths that only the server can see. They never say no to what happened: what cannot both be so becomes a case for
// a person, and a case that the world has settled is closed. Looked for in the push that brings it about; what needs a wider
// look waits until after the answer (look-back.ts).
import type { Transaction } from '../../storage/storage.ts';
import type { Passing } from '../passing.ts';
import type { WorkingCopy } from '../working-copy.ts';
import { findClashes } from './clashes.ts';
import { findEdits } from './edits.ts';
import { findErased } from './erased.ts';
import { findGoneCopies } from './gone-copies.ts';
import { findLeftWithout } from './left-without.ts';
import { Looking } from './looking.ts';
import { follow, settleByWorld } from './open-cases.ts';
import { takeBackOvertaken } from './overtaken.ts';
import { findStrayReturns } from './stray-returns.ts';

/** Most pushes bring attendances and visits, which no case of this kind is about. */
const kinds = 'case loan strayReturn copy member sameMember title sameCopy group readingEvent bookcase shelf';
const concerned = new Set(kinds.split(' '));

export async function findCases(
  transaction: Transaction,
  copy: WorkingCopy,
  { unitId, passing }: { readonly unitId: string; readonly passing: readonly Passing[] },
): Promise<void> {
  if (!passing.some(({ op }) => concerned.has(op.type))) return;
  const look = () => new Looking({ transaction, copy, unitId, passing, changed: copy.changes() });
  const before = look();
  const looking = (await takeBackOvertaken(before)) ? look() : before;
  const findings = [
    ...(await findStrayReturns(looking)),
    ...(await findGoneCopies(looking)),
    ...(await findClashes(looking)),
    ...(await findEdits(looking)),
    ...(await findErased(looking)),
    ...(await findLeftWithout(looking)),
  ];
  await follow(looking, findings);
  await settleByWorld(looking);
}
