// Two live records that must not be alike: two open loans of one copy, one accession number on two books, one card for two
// people. Two records that people said are one person have no card to dispute.
import type { CaseKind } from '#domain/cases/case.ts';
import type { Sameness } from '#domain/record/same-as.ts';
import type { State } from '#protocol/merge/merge.ts';
import { inOrder, madeAt, type Finding, type Found, type Link, type Looking } from './looking.ts';

interface Clash {
  readonly caseKind: CaseKind;
  readonly type: string;
  /** The field that two live records must not have alike. */
  readonly field: string;
  readonly isLive: (fields: State['fields']) => boolean;
  /** The links by which two records are one. */
  readonly link?: Link;
}
export const clashes: readonly Clash[] = [
  { caseKind: 'doubleLoan', type: 'loan', field: 'copyId', isLive: (loan) => !loan.returnedAt },
  { caseKind: 'accessionClash', type: 'copy', field: 'accessionNumber', isLive: () => true },
  {
    caseKind: 'cardClash',
    type: 'member',
    field: 'cardNumber',
    isLive: (member) => member.status === 'active',
    link: 'sameMember',
  },
];

export async function findClashes(looking: Looking): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const clash of clashes) {
    const concerned = [...looking.changedOf(clash.type), ...(await relinked(looking, clash))];
    const changed = [...new Map(concerned.map((one) => [one.id, one])).values()].filter((one) =>
      isLive(clash, one.state),
    );
    const values = changed.map(({ state }) => state.fields[clash.field]);
    const all = (await looking.where(clash.type, clash.field, values)).filter((one) => isLive(clash, one.state));
    const byValue = new Map<unknown, Found[]>();
    for (const one of all) {
      const value = one.state.fields[clash.field];
      byValue.set(value, [...(byValue.get(value) ?? []), one]);
    }
    const pairs = changed.flatMap((one) => {
      const alike = byValue.get(one.state.fields[clash.field]) ?? [];
      return alike.filter(({ id }) => id !== one.id).map((rival) => [one, rival] as const);
    });
    const same = pairs.length > 0 && clash.link ? await looking.samenessBy(clash.link) : undefined;
    const apart = pairs.filter(([one, rival]) => !isOne(same, [one.id, rival.id]));
    findings.push(...apart.map(([one, rival]) => between(clash, one, rival)));
  }
  return findings;
}

/** Records that were parted or made one: their cases must be looked at again. */
async function relinked(looking: Looking, { type, link }: Clash): Promise<Found[]> {
  const ids = link ? await looking.relinked(link) : [];
  for (const id of ids) looking.touched.add(id);
  return looking.these(type, ids);
}
/** Whether people said that all these records are one. */
export function isOne(same: Sameness | undefined, ids: readonly string[]): boolean {
  return same !== undefined && new Set(ids.map(same.shownFor)).size === 1;
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
