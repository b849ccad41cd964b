// Loans of which a person is being asked who has the book. Until somebody has answered, the book reads the same wherever it is
// looked up, under either borrower and on every device: that it is being asked about, never that it is perhaps back. With
// Dexie's own promises, as in ../same.ts.
import type { PromiseExtended } from 'dexie';
import { database } from '../../open-database.ts';

/** Ids of the loans that an open case of two loans is about. */
export function loansInDoubt(): PromiseExtended<ReadonlySet<string>> {
  return database()
    .case.where('status')
    .equals('open')
    .filter(({ caseKind, removed }) => caseKind === 'doubleLoan' && !removed)
    .toArray()
    .then((pairs) => new Set(pairs.flatMap(({ subjects }) => subjects)));
}
