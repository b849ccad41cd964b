// A book that was written off or lost, and lent afterwards: it is there after all. The loan stands, the book's status follows
// the hand that lent it, and a person is asked whether that was this book. Copies that people said are one are one book here too;
// once they are parted, each has the status it had.
import { idFromKey } from '#domain/record/id.ts';
import type { Sameness } from '#domain/record/same-as.ts';
import type { State } from '#protocol/merge/merge.ts';
import { writtenAt } from '#protocol/merge/merge-entry.ts';
import { rightAfter } from '#protocol/stamp.ts';
import type { RecordName } from '../../storage/storage.ts';
import { madeAt, type Finding, type Found, type Looking } from './looking.ts';

const gone = new Set<unknown>(['lost', 'withdrawn']);

export async function findGoneCopies(looking: Looking): Promise<Finding[]> {
  const relinked = await looking.relinked('sameCopy');
  const loans = looking.changedOf('loan').filter(({ state }) => isOpen(state));
  if (loans.length + relinked.length + looking.changedOf('copy').length === 0) return [];
  const same = await looking.samenessBy('sameCopy');
  await undoParted(looking, relinked, same);
  const changed = [...looking.changedOf('copy'), ...(await looking.these('copy', relinked))];
  const ids = changed.filter(({ state }) => gone.has(state.fields.status)).map(({ id }) => id);
  const others = await looking.where('loan', 'copyId', ids.flatMap(same.allOf));
  const all = new Map([...loans, ...others].filter(({ state }) => isOpen(state)).map((one) => [one.id, one]));
  const lent = [...all.values()].flatMap((loan) => same.allOf(copyOf(loan)).map((id) => [loan, id] as const));
  await looking.bring(lent.map(([, id]) => looking.nameOf('copy', id)));
  return lent.flatMap(([loan, id]) => doubt(looking, loan, looking.nameOf('copy', id)));
}

function doubt(looking: Looking, loan: Found, name: RecordName): Finding[] {
  const copy = looking.copy.state(name);
  const lentAt = madeAt(loan.state);
  if (!copy || !gone.has(copy.fields.status) || writtenAt(copy, 'status') >= lentAt) return [];
  const was = String(copy.fields.status);
  looking.correct(name, { status: 'inService' }, lentAt);
  const subjects = [loan.id, name.id];
  return [{ caseKind: 'goneCopyLent', subjects, stands: true, stamp: lentAt, more: { written: [was] } }];
}

/** A status that follows from a loan of another record is what it was, as its case says, where the two are no longer one. */
async function undoParted(looking: Looking, relinked: readonly string[], same: Sameness): Promise<void> {
  const loans = await looking.where('loan', 'copyId', relinked);
  for (const copy of await looking.these('copy', relinked)) {
    const at = writtenAt(copy.state, 'status');
    const loan = loans.find(({ state }) => madeAt(state) === at);
    if (!loan || same.shownFor(copyOf(loan)) === same.shownFor(copy.id)) continue;
    const about = looking.nameOf('case', idFromKey('case', ['goneCopyLent', ...[loan.id, copy.id].sort()]));
    await looking.bring([about]);
    const [was] = (looking.copy.state(about)?.fields.written ?? []) as string[];
    if (was) looking.correct(copy, { status: was }, rightAfter(at));
  }
}

const copyOf = ({ state }: Found) => String(state.fields.copyId);
const isOpen = (loan: State) => !loan.removed && !loan.fields.returnedAt;

/** Until somebody says that the book is anything but in service. */
export function stillDoubted(copy: State): boolean {
  return copy.fields.status === 'inService';
}
