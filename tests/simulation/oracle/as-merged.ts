// The records of the server beside the model: they are what the ops merge to, and what the server wrote by itself follows from
// one of them, as it must.
import type { Case } from '#domain/cases/case.ts';
import { endsLoan, movesLoan } from '#domain/cases/settle.ts';
import type { Loan } from '#domain/circulation/loan.ts';
import { definitionOf } from '#domain/records.ts';
import { merge, type State } from '#protocol/merge/merge.ts';
import { writtenAt } from '#protocol/merge/merge-entry.ts';
import { rightAfter } from '#protocol/stamp.ts';
import { canonical, modelOf } from './model.ts';
import type { ServerRecord } from './records.ts';
import type { ServerOp } from './saved.ts';
import { hold } from './violation.ts';

export function checkModel(ops: readonly ServerOp[], records: readonly ServerRecord[]): void {
  const model = modelOf(ops);
  const causes = new Set(ops.map(({ effective }) => effective));
  const there = new Map(records.map((record) => [`${record.scope} ${record.type} ${record.id}`, record.state]));
  for (const [key, state] of model) {
    if (key.includes(' case ')) continue;
    const found = there.get(key);
    const expected = found ? corrected({ key, found, causes, there }, state) : state;
    const same = canonical(found) === canonical(expected);
    const isForgotten = canonical(state).includes('shinyNew') && !canonical(found).includes('shinyNew');
    const words = () => `the server has ${key} as ${canonical(found)} instead of ${canonical(expected)}`;
    hold(isForgotten ? 'I19' : 'I1', same, words);
  }
  for (const key of there.keys()) hold('I4', key.includes(' case ') || model.has(key), () => `${key} comes from no op`);
}

/** Fields that the server itself writes. */
const followUps: Readonly<Record<string, readonly string[]>> = { copy: ['status'], loan: ['returnedAt', 'copyId'] };

interface Correcting {
  readonly key: string;
  readonly found: State;
  /** Stamps of ops: what follows from one stands under it. */
  readonly causes: ReadonlySet<string>;
  readonly there: ReadonlyMap<string, State>;
}
function corrected(correcting: Correcting, expected: State): State {
  const { key, found, causes } = correcting;
  const type = key.split(' ')[1] ?? '';
  const definition = definitionOf(type);
  if (!definition) return expected;
  return (followUps[type] ?? []).reduce((state, field) => {
    const stamp = writtenAt(found, field);
    const follows = (field !== 'copyId' && causes.has(stamp)) || isTakenBack(correcting, state, field);
    if (!follows || stamp <= writtenAt(state, field)) return state;
    const fields = { [field]: found.fields[field] };
    return merge(definition, state, { action: 'patch', fields, stamp, version: definition.version, device: '' });
  }, expected);
}

const caseOf = ({ fields }: State) => ({ ...fields, id: '' }) as unknown as Case;

/** A loan that a decision ended, or said was of another copy, is right after it as it was before, if the case says otherwise
 * in the end, and only then. */
function isTakenBack({ key, found, there }: Correcting, expected: State, field: string): boolean {
  const [scope, , id] = key.split(' ');
  const by = field === 'copyId' ? 'movedBy' : 'endedBy';
  const decided = there.get(`${scope} case ${String(expected.fields[by])}`);
  if (!decided || writtenAt(found, field) !== rightAfter(writtenAt(expected, by))) return false;
  const known = caseOf(decided);
  if (by === 'endedBy') return found.fields.returnedAt === null && !endsLoan(known, id as Loan['id']);
  return found.fields.copyId === known.written?.[0] && !movesLoan(known, id as Loan['id']);
}

/** What was decided about a case and overtaken by another decision, or asked again, ends no loan any more. */
export function checkDecisions(records: readonly ServerRecord[]): void {
  const cases = new Map(records.flatMap((one) => (one.type === 'case' ? [[one.id, one.state] as const] : [])));
  for (const { type, id, state } of records) {
    const decided = type === 'loan' ? cases.get(String(state.fields.endedBy)) : undefined;
    if (!decided || decided.removed || !state.fields.returnedAt) continue;
    const at = writtenAt(state, 'returnedAt');
    const isOvertaken = at === writtenAt(state, 'endedBy') && at < writtenAt(decided, 'status');
    const ends = endsLoan(caseOf(decided), id);
    hold('I1', ends || !isOvertaken, () => `loan ${id} is over by a decision that another one overtook`);
  }
}
