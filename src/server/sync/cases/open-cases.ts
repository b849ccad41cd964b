// Opens, settles and opens again: a case follows the world until a person has decided. Its id and all it says are worked out
// from the records in question, so every server opens the same one.
import { byItself, caseRecord, type Case } from '#domain/cases/case.ts';
import { idFromKey } from '#domain/record/id.ts';
import type { FieldValues } from '#domain/record/change.ts';
import { resolveSame } from '#domain/record/same-as.ts';
import { latestStamp, merge, type State } from '#protocol/merge/merge.ts';
import { rightAfter, stampTime, type Stamp } from '#protocol/stamp.ts';
import type { RecordName } from '../../storage/storage.ts';
import { clashes } from './clashes.ts';
import { server, type Finding, type Looking } from './looking.ts';
import { linkOfKind, standsStill, subjectNames } from './stands-still.ts';

export function caseId({ caseKind, subjects, named }: Finding): string {
  return idFromKey('case', [caseKind, ...(named ?? [...subjects].sort())]);
}

/** Brings the cases in line with what was found. */
export async function follow(looking: Looking, findings: readonly Finding[]): Promise<void> {
  const names = findings.map((finding) => looking.nameOf('case', caseId(finding)));
  await looking.bring(names);
  for (const [at, finding] of findings.entries()) {
    const name = names[at] as RecordName;
    if (finding.stands) stand(looking, name, finding);
    else settle(looking, name, finding.stamp);
  }
}

/** Settles the open cases about what was touched, where there is nothing to ask any more. */
export async function settleByWorld(looking: Looking): Promise<void> {
  const open = await looking.where('case', 'status', ['open']);
  const about = open.filter(({ state }) => (state.fields.subjects as string[]).some((id) => looking.touched.has(id)));
  await looking.bring(about.flatMap((one) => subjectNames(looking, fieldsOf(one.state))));
  for (const one of about) {
    const fields = fieldsOf(one.state);
    const link = linkOfKind(fields.caseKind);
    const same = link ? await looking.samenessBy(link) : resolveSame([]);
    const states = subjectNames(looking, fields).map((name) => looking.copy.state(name));
    const latest = states.flatMap((state) => (state ? [latestStamp(state)] : [])).sort();
    if (!standsStill(fields, states, same)) settle(looking, one, latest.at(-1) ?? '');
  }
}

const fieldsOf = (state: State) => state.fields as unknown as Case;

function stand(looking: Looking, name: RecordName, finding: Finding): void {
  const known = looking.copy.state(name);
  tell(looking, name.id, finding);
  if (!known) {
    const { caseKind, subjects, stamp, more } = finding;
    const openedAt = new Date(stampTime(stamp)).toISOString();
    write(looking, name, { action: 'put', stamp, fields: { caseKind, subjects, openedAt, status: 'open', ...more } });
  } else if (known.fields.status === 'settled' && isAskedAgain(known, finding)) {
    const fields = { status: 'open', outcome: null, settledAt: null };
    write(looking, name, { action: 'patch', stamp: next(known), fields });
  }
}

/** No decision lets a clash be, or a loan of nobody: where it stands again, two people decided apart, or something was taken
 * back. What a person decided about any other case is remembered. */
function isAskedAgain(known: State, { caseKind }: Finding): boolean {
  const isNeverLetBe = caseKind === 'loanOfNobody' || clashes.some((clash) => clash.caseKind === caseKind);
  return known.fields.outcome === byItself || isNeverLetBe;
}

function settle(looking: Looking, name: RecordName, stamp: Stamp): void {
  const known = looking.copy.state(name);
  if (known?.fields.status !== 'open') return;
  const at = next(known);
  const settledAt = new Date(stampTime(stamp > at ? stamp : at)).toISOString();
  write(looking, name, { action: 'patch', stamp: at, fields: { status: 'settled', outcome: byItself, settledAt } });
}

/** Right after what was written of the case, and no later: what a person decides about it counts more than what the world
 * did, whichever comes first. */
const next = (known: State): Stamp => rightAfter(latestStamp(known));

interface Writing {
  readonly action: 'put' | 'patch';
  readonly stamp: Stamp;
  readonly fields: FieldValues;
}
function write({ copy }: Looking, name: RecordName, writing: Writing): void {
  copy.put(name, merge(caseRecord, copy.state(name), { ...writing, version: caseRecord.version, device: server }));
}

/** The devices whose ops made the case hear of it in their answer. */
function tell(looking: Looking, id: string, { subjects }: Finding): void {
  for (const passed of looking.passing) {
    if (!subjects.includes(passed.op.recordId) || passed.outcome !== 'applied') continue;
    passed.outcome = 'applied_case';
    passed.caseId = id;
  }
}
