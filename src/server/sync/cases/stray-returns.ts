// A book brought back of which no loan was known. A loan that was made before and turns up later is what the return ended:
// it is closed under the return's own stamp, and nobody need be asked.
import { dayOf } from '#domain/record/day.ts';
import type { State } from '#protocol/merge/merge.ts';
import { writtenAt } from '#protocol/merge/merge-entry.ts';
import { makeStamp } from '#protocol/stamp.ts';
import { madeAt, server, type Finding, type Found, type Looking } from './looking.ts';

export async function findStrayReturns(looking: Looking): Promise<Finding[]> {
  const changed = looking.changedOf('strayReturn');
  const loans = looking.changedOf('loan');
  if (changed.length + loans.length === 0) return [];
  const ofLoans = await looking.where('strayReturn', 'copyId', loans.map(copyOf));
  const returns = new Map([...changed, ...ofLoans].map((one) => [one.id, one]));
  const standing = [...returns.values()].filter(({ state }) => !state.removed);
  const ofCopies = await looking.where('loan', 'copyId', standing.map(copyOf));
  return standing.map((stray) => {
    const before = ofCopies.filter((loan) => copyOf(loan) === copyOf(stray) && isEndedBy(loan.state, stray.state));
    for (const loan of before) {
      if (!loan.state.fields.returnedAt) close(looking, loan, stray);
    }
    const subjects = [stray.id, copyOf(stray)];
    return { caseKind: 'strayReturn', subjects, stands: before.length === 0, stamp: dayStamp(stray.state) };
  });
}

/** Several tablets may write the return, but all on the one day. */
const dayStamp = ({ fields }: State) => makeStamp(Date.parse(String(fields.onDay)), 0, server);
const copyOf = ({ state }: Found) => String(state.fields.copyId);

function close(looking: Looking, loan: Found, stray: Found): void {
  looking.correct(loan, { returnedAt: stray.state.fields.returnedAt }, madeAt(stray.state));
}

/** A loan made before the return, and open then or brought back the same day on another tablet. Stamp and time must both say
 * before: where a clock lied a person is asked, rather than every later loan of the copy ended. */
function isEndedBy(loan: State, stray: State): boolean {
  const at = madeAt(stray);
  const { lentAt, returnedAt } = loan.fields;
  if (loan.removed || madeAt(loan) >= at || String(lentAt) > String(stray.fields.returnedAt)) return false;
  if (typeof returnedAt !== 'string') return true;
  return writtenAt(loan, 'returnedAt') >= at || dayOf(returnedAt) === stray.fields.onDay;
}
