// The few truths that only the server can see: two open loans of one copy, one accession number on two books, one card for
// two people. They never say no to what happened; they open a case, under an id computed from the records in question.
import { caseRecord } from '#domain/cases/case.ts';
import { idFromKey } from '#domain/record/id.ts';
import { merge, type State } from '#protocol/merge/merge.ts';
import { scopeOf } from '#protocol/scope.ts';
import type { RecordName, Transaction } from '../storage/storage.ts';
import type { Passing } from './passing.ts';
import type { WorkingCopy } from './working-copy.ts';

interface Watch {
  readonly caseKind: 'doubleLoan' | 'accessionClash' | 'cardClash';
  readonly type: string;
  /** The field that two live records must not have alike. */
  readonly field: string;
  readonly isLive: (fields: State['fields']) => boolean;
}
const watches: readonly Watch[] = [
  { caseKind: 'doubleLoan', type: 'loan', field: 'copyId', isLive: (loan) => !loan.returnedAt },
  { caseKind: 'accessionClash', type: 'copy', field: 'accessionNumber', isLive: () => true },
  { caseKind: 'cardClash', type: 'member', field: 'cardNumber', isLive: (member) => member.status === 'active' },
];

interface Looking {
  readonly unitId: string;
  readonly passing: readonly Passing[];
  readonly nowMs: number;
}
type Found = RecordName & { state: State };

/** Looks whether what was just changed clashes with what is there, and opens the cases. */
export async function findCases(transaction: Transaction, copy: WorkingCopy, looking: Looking): Promise<void> {
  for (const watch of watches) {
    const changed = copy.changes().filter((now) => now.type === watch.type && isLive(watch, now.state));
    for (const scope of new Set(changed.map((now) => now.scope))) {
      const list = changed.filter((now) => now.scope === scope);
      const values = [...new Set(list.map((now) => String(now.state.fields[watch.field])))];
      const stored = await transaction.recordsWhere(scope, watch.type, watch.field, values);
      const all = withCopy(copy, list, stored).filter((one) => isLive(watch, one.state));
      await openPairs({ transaction, copy, looking, watch }, list, all);
    }
  }
}

function isLive(watch: Watch, state: State): boolean {
  const value = state.fields[watch.field];
  return !state.removed && value !== null && value !== undefined && watch.isLive(state.fields);
}

/** Stored and just changed records, each as it is now. */
function withCopy(copy: WorkingCopy, changed: readonly Found[], stored: readonly Found[]): Found[] {
  const all = new Map<string, Found>();
  for (const one of [...stored, ...changed]) all.set(one.id, { ...one, state: copy.state(one) ?? one.state });
  return [...all.values()];
}

interface Opening {
  transaction: Transaction;
  copy: WorkingCopy;
  looking: Looking;
  watch: Watch;
}
async function openPairs(opening: Opening, changed: readonly Found[], all: readonly Found[]): Promise<void> {
  for (const one of changed) {
    const rivals = all.filter((other) => other.id !== one.id && sameValue(opening.watch, one, other));
    for (const rival of rivals) await openCase(opening, one, rival);
  }
}

const sameValue = ({ field }: Watch, one: Found, other: Found) => one.state.fields[field] === other.state.fields[field];

async function openCase({ transaction, copy, looking, watch }: Opening, one: Found, rival: Found): Promise<void> {
  const subjects = [one.id, rival.id].sort();
  const id = idFromKey('case', [watch.caseKind, ...subjects]);
  const name = { scope: scopeOf('people', looking.unitId), type: 'case', id };
  for (const passed of looking.passing) {
    if (subjects.includes(passed.op.recordId) && passed.outcome === 'applied') {
      passed.outcome = 'applied_case';
      passed.caseId = id;
    }
  }
  if (copy.state(name) ?? (await transaction.records([name]))[0]) return;
  const stamp = [made(one.state), made(rival.state)].sort().at(-1) as string;
  const fields = {
    caseKind: watch.caseKind,
    subjects,
    openedAt: new Date(looking.nowMs).toISOString(),
    status: 'open',
  };
  const opened = { action: 'put', fields, stamp, version: caseRecord.version, device: '' } as const;
  copy.put(name, merge(caseRecord, undefined, opened));
}

/** When the record was put: the same on every server. */
function made(state: State): string {
  return state.stamps?.['-'] || state.stamps?.['*'] || '';
}
