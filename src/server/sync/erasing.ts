// When a record is erased, so is what was kept of it elsewhere on the server: the text of every op about it, applied or not, and
// cases that had written down what it said. Ops about it that come later are kept as numbers and hashes alone.
import { caseRecord } from '#domain/cases/case.ts';
import { definitionOf } from '#domain/records.ts';
import { merge } from '#protocol/merge/merge.ts';
import { scopeOf } from '#protocol/scope.ts';
import type { RecordName, Transaction } from '../storage/storage.ts';
import type { Passing } from './passing.ts';
import type { WorkingCopy } from './working-copy.ts';

/** What stands in place of an erased op's text. */
export const erasedWire = 'null';

/** Erases cases that quote a record that one of these ops erases. */
export async function eraseQuotes(transaction: Transaction, copy: WorkingCopy, passing: readonly Passing[]) {
  for (const { op, outcome, effective } of passing) {
    if (op.action !== 'erase' || !outcome.startsWith('applied')) continue;
    const unitId = op.scope.slice(op.scope.indexOf(':') + 1);
    const scope = scopeOf(caseRecord.scope, unitId);
    const cases = await transaction.recordsWhere(scope, 'case', 'status', ['open', 'settled']);
    copy.learn(cases);
    for (const name of cases.filter(({ state }) => isAbout(state.fields.subjects, op.recordId)))
      copy.put(name, merge(caseRecord, copy.state(name), { ...op, stamp: effective }));
  }
}
const isAbout = (subjects: unknown, id: string) => Array.isArray(subjects) && subjects.includes(id);

/** Erases the texts of ops, and the words to find it by, about what is erased among these records and what was changed with them. */
export async function eraseTexts(transaction: Transaction, copy: WorkingCopy, names: readonly RecordName[]) {
  const isErased = (name: RecordName) => definitionOf(name.type) && copy.state(name)?.erased;
  if (!copy.holdsErased || !names.some(isErased)) return;
  const all = [...names, ...copy.changes()].filter(isErased);
  const erased = [...new Map(all.map(({ scope, type, id }) => [`${type} ${id}`, { scope, type, id }])).values()];
  if (erased.length > 0) await transaction.eraseOps(erased, erasedWire);
  for (const { scope, type, id } of erased) await transaction.putWords(scope, type, [{ id, words: [] }]);
}
