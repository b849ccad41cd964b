// The records of the server beside the model: they are what the ops merge to, and what the server wrote by itself follows from
// one of them, as it must.
import type { Case } from '#domain/cases/case.ts';
import { endsLoan, movesLoan, renumbers } from '#domain/cases/settle.ts';
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

/** Fields that follow from what others wrote, under its stamp. */
const isFollowed = new Set(['status', 'returnedAt']);
/** Fields that the server itself writes. */
const followUps: Readonly<Record<string, readonly string[]>> = {
  copy: ['status', 'accessionNumber'],
  loan: ['returnedAt', 'copyId'],
  member: ['cardNumber'],
};
/** Fields that it only gives back what a decision overwrote: the case that decided, and whether it says so in the end. */
const decisions = {
  returnedAt: { by: 'endedBy', stands: endsLoan },
  copyId: { by: 'movedBy', stands: movesLoan },
  accessionNumber: { by: 'renumberedBy', stands: renumbers },
  cardNumber: { by: 'renumberedBy', stands: renumbers },
} as const;

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
    const follows = (isFollowed.has(field) && causes.has(stamp)) || isTakenBack(correcting, state, field);
    if (!follows || stamp <= writtenAt(state, field)) return state;
    const fields = { [field]: found.fields[field] };
    return merge(definition, state, { action: 'patch', fields, stamp, version: definition.version, device: '' });
  }, expected);
}

const caseOf = ({ fields }: State) => ({ ...fields, id: '' }) as unknown as Case;

/** What a decision wrote is right after it as it was before, if the case says otherwise in the end, and only then. */
function isTakenBack({ key, found, there }: Correcting, expected: State, field: string): boolean {
  const decision = decisions[field as keyof typeof decisions];
  const [scope = '', , id = ''] = key.split(' ');
  const [, unitId] = scope.split(':');
  const decided = decision && there.get(`people:${unitId} case ${String(expected.fields[decision.by])}`);
  if (!decided || writtenAt(found, field) !== rightAfter(writtenAt(expected, decision.by))) return false;
  const known = caseOf(decided);
  return found.fields[field] === valueBefore(field, known) && !decision.stands(known, id);
}
const valueBefore = (field: string, { written }: Case) => (field === 'returnedAt' ? null : written?.[0]);

/** What was decided about a case and overtaken by another decision, or asked again, is written in no record any more. */
export function checkDecisions(records: readonly ServerRecord[]): void {
  const cases = new Map(records.flatMap((one) => (one.type === 'case' ? [[one.id, one.state] as const] : [])));
  for (const { type, id, state } of records)
    for (const field of followUps[type] ?? []) {
      const decision = decisions[field as keyof typeof decisions];
      const decided = decision && cases.get(String(state.fields[decision.by]));
      if (!decided || decided.removed) continue;
      const known = caseOf(decided);
      const at = writtenAt(state, field);
      const isOvertaken = at === writtenAt(state, decision.by) && at < writtenAt(decided, 'status');
      const isBack = (state.fields[field] ?? null) === (valueBefore(field, known) ?? null);
      const words = () => `${type} ${id} has its ${field} by a decision that another one overtook`;
      hold('I1', isBack || !isOvertaken || decision.stands(known, id), words);
    }
}
