// A book brought back of which no loan was known. A loan that was made before and turns up later is what the return ended:
// it is closed under the return's own stamp, and nobody need be asked. Of copies that people said are one, a return under either
// record ends the loan under the other; once they are parted that loan is open again.
import { dayOf } from '#domain/record/day.ts';
import type { Sameness } from '#domain/record/same-as.ts';
import type { State } from '#protocol/merge/merge.ts';
import { writtenAt } from '#protocol/merge/merge-entry.ts';
import { makeStamp, rightAfter } from '#protocol/stamp.ts';
import { madeAt, server, type Finding, type Found, type Looking } from './looking.ts';

export async function findStrayReturns(looking: Looking): Promise<Finding[]> {
  const changed = looking.changedOf('strayReturn');
  const loans = looking.changedOf('loan');
  const relinked = await looking.relinked('sameCopy');
  if (changed.length + loans.length + relinked.length === 0) return [];
  const same = await looking.samenessBy('sameCopy');
  const ofLoans = await looking.where('strayReturn', 'copyId', [...loans.map(copyOf).flatMap(same.allOf), ...relinked]);
  const returns = [...new Map([...changed, ...ofLoans].map((one) => [one.id, one])).values()];
  await reopenParted(looking, { relinked, returns, same });
  const standing = returns.filter(({ state }) => !state.removed);
  const ofCopies = await looking.where('loan', 'copyId', standing.map(copyOf).flatMap(same.allOf));
  return standing.map((stray) => {
    const before = ofCopies.filter((loan) => isOneBook(same, loan, stray) && isEndedBy(loan.state, stray.state));
    for (const loan of before) {
      if (!loan.state.fields.returnedAt) close(looking, loan, stray);
    }
    const stands = !before.some((loan) => copyOf(loan) === copyOf(stray) || isOver(looking, loan));
    const subjects = [stray.id, copyOf(stray)];
    return { caseKind: 'strayReturn', subjects, stands, stamp: dayStamp(stray.state) };
  });
}

interface Relinked {
  readonly relinked: readonly string[];
  readonly returns: readonly Found[];
  readonly same: Sameness;
}
/** A loan that was closed under the stamp of a return is open from right after that, where the two are no longer of one book. */
async function reopenParted(looking: Looking, { relinked, returns, same }: Relinked): Promise<void> {
  for (const loan of await looking.where('loan', 'copyId', relinked)) {
    const at = writtenAt(loan.state, 'returnedAt');
    const by = returns.find(({ state }) => Object.hasOwn(state.puts ?? {}, at));
    if (by && loan.state.fields.returnedAt && !isOneBook(same, loan, by))
      looking.correct(loan, { returnedAt: null }, rightAfter(at));
  }
}
const isOneBook = (same: Sameness, one: Found, other: Found) =>
  same.shownFor(copyOf(one)) === same.shownFor(copyOf(other));
/** Of copies that were parted and made one again the loan stays open until a person says what it was. */
const isOver = (looking: Looking, loan: Found) => Boolean(looking.copy.state(loan)?.fields.returnedAt);

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
