// Cases that a person settled lately: what was decided, and whether it can still be taken back.
import { askAgain, type AskAgainRefusal, type Decided } from '#domain/cases/ask-again.ts';
import { byItself, namedIn, type Case, type CaseKind } from '#domain/cases/case.ts';
import type { Loan } from '#domain/circulation/loan.ts';
import type { StrayReturn } from '#domain/circulation/stray-return.ts';
import { sameCopy } from '#domain/catalogue/same-copy.ts';
import { sameTitle } from '#domain/catalogue/same-title.ts';
import { sameMember } from '#domain/membership/same-member.ts';
import type { Change } from '#domain/record/change.ts';
import { unchanged, type Decision } from '#domain/record/decision.ts';
import type { SameAs } from '#domain/record/same-as.ts';
import { database } from '../../open-database.ts';
import { copiesOf } from '../catalogue.ts';
import { copyLinks, memberLinks, sameCopies, titleLinks } from '../same.ts';
import { linesOf, type CaseLine } from './case-lines.ts';
import { partsOf, type CaseParts } from './case-parts.ts';
import { withWriters } from './writers.ts';

export interface SettledLine extends CaseLine {
  /** Whether the question can be opened again, with all as it was before. */
  readonly canGoBack: boolean;
}

const settledSince = (since: string) =>
  database()
    .case.where('status')
    .equals('settled')
    .filter((row) => !row.removed && row.outcome !== byItself && String(row.settledAt) >= since);

/** Whether people settled any since then. */
export async function anySettled(since: string): Promise<boolean> {
  return (await settledSince(since).first()) !== undefined;
}
/** The newest `most` of those that people settled since then. */
export async function settledLines(since: string, most: number): Promise<SettledLine[]> {
  const lately = await settledSince(since).toArray();
  const newest = lately.sort((a, b) => String(b.settledAt).localeCompare(String(a.settledAt))).slice(0, most);
  const lines = await linesOf(newest);
  return Promise.all(
    lines.map(async (line) => ({ ...line, canGoBack: askAgain(await decidedOf(line.open, line)).kind === 'change' })),
  );
}

/** This case with all that is told of it, as things are now that somebody has decided. */
export async function nowSettled({ id }: Case): Promise<CaseLine | undefined> {
  const settled = await database().case.get(id);
  return settled && (await withWriters(await linesOf([settled])))[0];
}

/** What taking back the decision about this case would change, as things are now. */
export async function takingBack({ id }: Case): Promise<Decision<AskAgainRefusal>> {
  const settled = await database().case.get(id);
  return settled ? askAgain(await decidedOf(settled, await partsOf(settled))) : unchanged;
}

async function decidedOf(settled: Case, { copies, members, event, record }: CaseParts): Promise<Decided> {
  const { subjects, caseKind, outcome } = settled;
  const db = database();
  const named = namedIn(outcome, 'ended');
  const loanIds =
    { doubleLoan: subjects, goneCopyLent: subjects.slice(0, 1), loanOfNobody: subjects }[caseKind as string] ?? [];
  const ids = named === undefined ? loanIds : [named];
  const loans = (await db.loan.bulkGet([...ids])).filter((row) => row !== undefined);
  const stray = caseKind === 'strayReturn' ? await db.strayReturn.get(subjects[0] ?? '') : undefined;
  const link = await linkBetween(settled);
  return {
    settled,
    loans,
    isLentSince: await isLentSince(settled, loans, stray),
    sameCopies: await sameCopies(),
    copies: copies.map(({ copy }) => copy),
    members,
    ...(stray ? { stray } : {}),
    ...(event ? { event: event.event } : {}),
    ...(record ? { record } : {}),
    hasOtherCopies: await hasOtherCopies(settled),
    ...(link ? { link } : {}),
  };
}

async function hasOtherCopies({ caseKind, subjects: [id], written }: Case): Promise<boolean> {
  if (caseKind !== 'editedRemoved') return false;
  const [titleId] = written ?? [];
  const copies = titleId === undefined ? [] : ((await copiesOf([titleId])).get(titleId) ?? []);
  return copies.some(({ copy }) => copy.id !== id);
}

/** The copies of these loans since the decision; where there are none, the one that was brought back since it came. */
async function isLentSince({ settledAt }: Case, loans: readonly Loan[], stray?: StrayReturn): Promise<boolean> {
  const since = String(loans.length === 0 && stray ? stray.returnedAt : settledAt);
  const known = new Set(loans.map(({ id }) => id));
  const copyIds = loans.length === 0 && stray ? [stray.copyId] : loans.map(({ copyId }) => copyId);
  const same = await sameCopies();
  const all = await database().loan.where('copyId').anyOf(copyIds.flatMap(same.allOf)).toArray();
  const others = all.filter(({ id, removed }) => !removed && !known.has(id));
  return others.some(({ returnedAt, lentAt }) => !returnedAt || lentAt > since);
}

/** Where the links lie by which a case of this kind is settled, and what takes one of them back. */
const linked: Partial<Record<CaseKind, readonly [links: () => PromiseLike<readonly Linked[]>, of: Taking]>> = {
  sameMember: [memberLinks, sameMember],
  cardClash: [memberLinks, sameMember],
  accessionClash: [copyLinks, sameCopy],
  sameTitle: [titleLinks, sameTitle],
};
type Linked = SameAs & { readonly id: string };
type Taking = { readonly remove: (id: string) => Change };

async function linkBetween({ caseKind, subjects }: Case): Promise<Change | undefined> {
  const [links, of] = linked[caseKind] ?? [];
  const link = (await links?.())?.find(({ one, other }) => subjects.includes(one) && subjects.includes(other));
  return link && of?.remove(link.id);
}
