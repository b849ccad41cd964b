// Two live records that must not be alike: two open loans of one copy, one accession number on two books, one card for two
// people.
import type { CaseKind } from '#domain/cases/case.ts';
import type { State } from '#protocol/merge/merge.ts';
import { inOrder, madeAt, type Finding, type Found, type Looking } from './looking.ts';

interface Clash {
  readonly caseKind: CaseKind;
  readonly type: string;
  /** The field that two live records must not have alike. */
  readonly field: string;
  readonly isLive: (fields: State['fields']) => boolean;
}
export const clashes: readonly Clash[] = [
  { caseKind: 'doubleLoan', type: 'loan', field: 'copyId', isLive: (loan) => !loan.returnedAt },
  { caseKind: 'accessionClash', type: 'copy', field: 'accessionNumber', isLive: () => true },
  { caseKind: 'cardClash', type: 'member', field: 'cardNumber', isLive: (member) => member.status === 'active' },
];

export async function findClashes(looking: Looking): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const clash of clashes) {
    const changed = looking.changedOf(clash.type).filter((one) => isLive(clash, one.state));
    const values = changed.map(({ state }) => state.fields[clash.field]);
    const all = (await looking.where(clash.type, clash.field, values)).filter((one) => isLive(clash, one.state));
    const byValue = new Map<unknown, Found[]>();
    for (const one of all) {
      const value = one.state.fields[clash.field];
      byValue.set(value, [...(byValue.get(value) ?? []), one]);
    }
    for (const one of changed) {
      const alike = byValue.get(one.state.fields[clash.field]) ?? [];
      findings.push(...alike.filter(({ id }) => id !== one.id).map((rival) => between(clash, one, rival)));
    }
  }
  return findings;
}

function between({ caseKind }: Clash, one: Found, other: Found): Finding {
  const both = inOrder([one, other]);
  const stamp = both.map(({ state }) => madeAt(state)).sort()[1] as string;
  return { caseKind, subjects: both.map(({ id }) => id), stands: true, stamp };
}

/** Whether the two are still alike. */
export function stillClash(clash: Clash, one: State, other: State): boolean {
  return isLive(clash, one) && isLive(clash, other) && isAlike(clash, one, other);
}
const isAlike = ({ field }: Clash, one: State, other: State) => one.fields[field] === other.fields[field];

function isLive(clash: Clash, state: State): boolean {
  const value = state.fields[clash.field];
  return !state.removed && value !== null && value !== undefined && clash.isLive(state.fields);
}
