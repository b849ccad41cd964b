// Two live records that must not be alike: two open loans of one copy, one accession number on two books, one card for two
// people. Two records that people said are one person, or one book, have no number to dispute; loans of two records that are one
// book are of one copy.
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
  /** The links by which two records are one, or, with `ofField`, what two of these fields name. */
  readonly link: Link;
  readonly ofField?: true;
}
export const clashes: readonly Clash[] = [
  {
    caseKind: 'doubleLoan',
    type: 'loan',
    field: 'copyId',
    isLive: (loan) => !loan.returnedAt,
    link: 'sameCopy',
    ofField: true,
  },
  { caseKind: 'accessionClash', type: 'copy', field: 'accessionNumber', isLive: () => true, link: 'sameCopy' },
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
    if (changed.length > 0) findings.push(...(await amongst(looking, clash, changed)));
  }
  return findings;
}

/** Each of these with every other one that is alike. */
async function amongst(looking: Looking, clash: Clash, changed: readonly Found[]): Promise<Finding[]> {
  // Only for loans are the links read before it is known that there are two: the other may be written for the other record.
  const fields = clash.ofField ? await looking.samenessBy(clash.link) : undefined;
  const valueOf = ({ state }: Found) => namedBy(state.fields[clash.field], fields);
  const asked = changed.map(({ state }) => String(state.fields[clash.field]));
  const values = fields ? asked.flatMap(fields.allOf) : asked;
  const byValue = new Map<unknown, Found[]>();
  for (const one of await looking.where(clash.type, clash.field, values))
    if (isLive(clash, one.state)) byValue.set(valueOf(one), [...(byValue.get(valueOf(one)) ?? []), one]);
  const pairs = changed.flatMap((one) => {
    const alike = byValue.get(valueOf(one)) ?? [];
    return alike.filter(({ id }) => id !== one.id).map((rival) => [one, rival] as const);
  });
  const records = pairs.length > 0 && !clash.ofField ? await looking.samenessBy(clash.link) : undefined;
  const apart = pairs.filter(([one, rival]) => !isOne(records, [one.id, rival.id]));
  return apart.map(([one, rival]) => between(clash, one, rival));
}

/** Records that were parted or made one, or name such: their cases must be looked at again. */
async function relinked(looking: Looking, { type, field, link, ofField }: Clash): Promise<Found[]> {
  const ids = await looking.relinked(link);
  const found = ofField ? await looking.where(type, field, ids) : await looking.these(type, ids);
  for (const { id } of found) looking.touched.add(id);
  return found;
}
/** Whether people said that all these records are one. */
function isOne(same: Sameness | undefined, ids: readonly string[]): boolean {
  return same !== undefined && new Set(ids.map(same.shownFor)).size === 1;
}
/** What the value names: of copies that are one, the one that is shown. */
function namedBy(value: unknown, same: Sameness | undefined): unknown {
  return same && typeof value === 'string' ? same.shownFor(value) : value;
}

function between({ caseKind }: Clash, one: Found, other: Found): Finding {
  const both = inOrder([one, other]);
  const stamp = both.map(({ state }) => madeAt(state)).sort()[1] as string;
  return { caseKind, subjects: both.map(({ id }) => id), stands: true, stamp };
}

/** Whether the two with these ids still clash; `same` is what the links of the clash say. */
export function stillClash(clash: Clash, same: Sameness, both: readonly (readonly [string, State])[]): boolean {
  if (
    !clash.ofField &&
    isOne(
      same,
      both.map(([id]) => id),
    )
  )
    return false;
  const values = both.map(([, state]) => namedBy(state.fields[clash.field], clash.ofField ? same : undefined));
  return both.every(([, state]) => isLive(clash, state)) && new Set(values).size === 1;
}

function isLive(clash: Clash, state: State): boolean {
  const value = state.fields[clash.field];
  return !state.removed && value !== null && value !== undefined && clash.isLive(state.fields);
}
