// A book that was written off or lost, and lent afterwards: it is there after all. The loan stands, the book's status follows
// the hand that lent it, and a person is asked whether that was this book.
import type { State } from '#protocol/merge/merge.ts';
import { writtenAt } from '#protocol/merge/merge-entry.ts';
import { madeAt, type Finding, type Looking } from './looking.ts';

const gone = new Set<unknown>(['lost', 'withdrawn']);

export async function findGoneCopies(looking: Looking): Promise<Finding[]> {
  const loans = looking.changedOf('loan').filter(({ state }) => isOpen(state));
  const copies = looking.changedOf('copy').filter(({ state }) => gone.has(state.fields.status));
  const ids = copies.map(({ id }) => id);
  const others = await looking.where('loan', 'copyId', ids);
  await looking.bring(loans.map(({ state }) => looking.nameOf('copy', String(state.fields.copyId))));
  const all = new Map([...loans, ...others].filter(({ state }) => isOpen(state)).map((one) => [one.id, one]));
  return [...all.values()].flatMap((loan) => {
    const name = looking.nameOf('copy', String(loan.state.fields.copyId));
    const copy = looking.copy.state(name);
    const lentAt = madeAt(loan.state);
    if (!copy || !gone.has(copy.fields.status) || writtenAt(copy, 'status') >= lentAt) return [];
    const was = String(copy.fields.status);
    looking.correct(name, { status: 'inService' }, lentAt);
    const subjects = [loan.id, name.id];
    return [{ caseKind: 'goneCopyLent', subjects, stands: true, stamp: lentAt, more: { written: [was] } } as const];
  });
}

const isOpen = (loan: State) => !loan.removed && !loan.fields.returnedAt;

/** Until somebody says that the book is anything but in service. */
export function stillDoubted(copy: State): boolean {
  return copy.fields.status === 'inService';
}
