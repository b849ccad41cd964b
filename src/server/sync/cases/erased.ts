// What is left where a person was erased: a book that is lent, and nobody knows to whom; and whoever corrected what was erased
// on another tablet must hear that nothing of it was kept. Neither case says anything about the person.
import type { State } from '#protocol/merge/merge.ts';
import { stampDevice } from '#protocol/stamp.ts';
import type { RecordName } from '../../storage/storage.ts';
import type { Passing } from '../passing.ts';
import { meanwhile } from './edits.ts';
import { madeAt, type Finding, type Found, type Looking } from './looking.ts';

export async function findErased(looking: Looking): Promise<Finding[]> {
  return [...(await loansOfNobody(looking)), ...(await editsOfErased(looking))];
}

async function loansOfNobody(looking: Looking): Promise<Finding[]> {
  const loans = new Map(
    (await loansConcerned(looking)).filter(({ state }) => isOpen(state)).map((one) => [one.id, one]),
  );
  const members = await looking.these('member', [...loans.values()].map(memberOf));
  const erasedAt = new Map(members.flatMap(({ id, state }) => (state.erased ? [[id, state.erased] as const] : [])));
  if (erasedAt.size === 0) return [];
  const same = await looking.samenessBy('sameMember');
  const isAnyLeft = async (id: string) =>
    (await looking.these('member', same.allOf(id))).some(({ state }) => !state.erased);
  const findings: Finding[] = [];
  for (const loan of loans.values()) {
    const memberId = memberOf(loan);
    const at = erasedAt.get(memberId);
    if (at === undefined) continue;
    const stamp = [at, madeAt(loan.state)].sort()[1] as string;
    const named = { subjects: [loan.id], named: [loan.id, memberId] };
    const stands = !(await isAnyLeft(memberId));
    findings.push({ caseKind: 'loanOfNobody', ...named, stands, stamp, more: { written: [memberId] } });
  }
  return findings;
}

/** Those that changed, and those of whoever was erased, merged or parted: that is so rare that no index is kept for it. */
async function loansConcerned(looking: Looking): Promise<Found[]> {
  const [members, links] = [looking.changedOf('member'), looking.changedOf('sameMember')];
  if (members.length + links.length === 0) return looking.changedOf('loan');
  const same = await looking.samenessBy('sameMember');
  const about = members.filter(({ id, state }) => state.erased || same.allOf(id).length > 1).map(({ id }) => id);
  const ids = [...about.flatMap((id) => same.allOf(id)), ...(await looking.relinked('sameMember'))];
  return [...looking.changedOf('loan'), ...(await looking.where('loan', 'memberId', ids))];
}
const memberOf = ({ state }: Found) => String(state.fields.memberId);
const isOpen = (loan: State) => !loan.removed && !loan.fields.returnedAt;

/** Until it is over, or somebody said whose it is. */
export function isOfNobodyStill(loan: State, nobody: string | undefined): boolean {
  return isOpen(loan) && loan.fields.memberId === nobody;
}

/** One of the two had not seen what the other did. */
async function editsOfErased(looking: Looking): Promise<Finding[]> {
  const findings = new Map<string, Finding>();
  for (const passed of looking.passing) {
    const { type, recordId } = passed.op;
    const name = looking.nameOf(type, recordId);
    const { erased: stamp } = looking.copy.state(name) ?? {};
    if (stamp === undefined || !passed.outcome.startsWith('applied') || !(await isUnseen(looking, passed, name)))
      continue;
    const more = { about: type };
    findings.set(recordId, { caseKind: 'editedErased', subjects: [recordId], stands: true, stamp, more });
  }
  return [...findings.values()];
}

async function isUnseen(looking: Looking, passed: Passing, name: RecordName): Promise<boolean> {
  const before = looking.copy.stored(name)?.state.erased;
  if (passed.op.action !== 'erase') return before !== undefined && stampDevice(before) !== passed.op.device;
  return before === undefined && (await meanwhile(looking, { passed, name })).some(({ action }) => action === 'patch');
}
