// The acts of the desk: gathers what is on record, asks the rule, commits, and says what came of it.
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { lend } from '#domain/circulation/lend.ts';
import type { Loan } from '#domain/circulation/loan.ts';
import { renew } from '#domain/circulation/renew.ts';
import { returnCopy } from '#domain/circulation/return-copy.ts';
import { strayReturn, type StrayReturn } from '#domain/circulation/stray-return.ts';
import { takeBack, takeBackRenewal, type DeskAct } from '#domain/circulation/take-back.ts';
import type { Member } from '#domain/membership/member.ts';
import { dayOf } from '#domain/record/day.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { openLoansOf, openLoansOfCopy, theLoan } from '#device/read/circulation.ts';
import { theMember } from '#device/read/membership.ts';
import { theTitleOfCopy } from '#device/read/catalogue.ts';
import { session, siteHere } from '#device/session.ts';
import type { DeskSaid } from '#i18n/desk.ts';
import { calledName } from '#i18n/format.ts';
import type { Signal } from '#ui/signal/celebrate.ts';
import { isSameScan } from './heard.ts';
import { countByCode, countReading, takeBackReadings, type Readings } from './readings.ts';

/** How to take an act back: the loans before it, a loan before it was renewed, what was read here, or a return written down
 * without a loan. */
export type DeskUndo = DeskAct | { readonly renewed: Loan } | Readings | { readonly stray: StrayReturn['id'] };

export interface Done {
  readonly said: DeskSaid;
  readonly signal: Signal;
  readonly undo?: DeskUndo;
  readonly justLoan?: string;
}
interface Handled {
  readonly copy: Copy;
  readonly title?: Title;
  readonly member?: Member;
}
const nameOf = (title: Title | undefined, copy: Copy) => title?.title ?? copy.accessionNumber;
const stopped = (said: DeskSaid): Done => ({ said, signal: 'stopped', undo: undefined, justLoan: undefined });

/** With a card open the book is lent; without one a book that is out comes back, and one from the shelf asks for a card. Who
 * may borrow no more can only have one of theirs brought back, so that is what its scan means. */
export async function lendCopy({ copy, title, member }: Handled): Promise<Done> {
  const copyLoans = await openLoansOfCopy(copy.id);
  const named = nameOf(title, copy);
  if (!member)
    return copyLoans.length > 0 ? returnAll(copyLoans, named) : stopped({ kind: 'needs-card', title: named });
  const { loanLimit, loanDays } = session.getState().settings;
  const now = nowAt();
  const memberLoans = await openLoansOf(member.id);
  const decision = lend({
    copy,
    member,
    copyLoans,
    memberLoans,
    limit: loanLimit,
    days: loanDays,
    today: dayOf(now),
    now,
    siteId: siteHere(),
    loanId: freshId<'loan'>(),
  });
  if (decision.kind === 'unchanged') {
    const isAgain = copyLoans.some((held) => isSameScan(held, now));
    if (memberLoans.length >= loanLimit && !isAgain) return returnAll(copyLoans, named);
    return stopped({ kind: 'has-it', title: named });
  }
  if (decision.kind === 'refused') return stopped({ ...decision.refusal, fullName: member.fullName });
  const made = (await commit(decision.changes)).ids.at(-1) as Loan['id'];
  const from = await namesOf(copyLoans);
  const said: DeskSaid = from ? { kind: 'lent-from', title: named, from } : { kind: 'lent', title: named };
  return { said, signal: 'written', undo: { before: copyLoans, made }, justLoan: made };
}

async function returnAll(copyLoans: readonly Loan[], title: string): Promise<Done> {
  const decision = returnCopy({ copyLoans, now: nowAt() });
  if (decision.kind !== 'change') return stopped({ kind: 'not-out', title });
  await commit(decision.changes);
  const said: DeskSaid = { kind: 'returned', title, from: await namesOf(copyLoans) };
  return { said, signal: 'returned', undo: { before: copyLoans }, justLoan: undefined };
}

/** Somebody brought back a book that nobody has: it lies on the counter, so it is written down. */
export async function takeIn({ copy, title }: Handled): Promise<Done> {
  const copyLoans = await openLoansOfCopy(copy.id);
  const named = nameOf(title, copy);
  if (copyLoans.length > 0) return returnAll(copyLoans, named);
  const decision = returnCopy({ copyLoans, now: nowAt(), brought: { copyId: copy.id, siteId: siteHere() } });
  if (decision.kind !== 'change') return stopped({ kind: 'not-out', title: named });
  const [stray] = (await commit(decision.changes)).ids;
  const said: DeskSaid = { kind: 'taken-in', title: named };
  return { said, signal: 'returned', undo: { stray: stray as StrayReturn['id'] }, justLoan: undefined };
}

async function namesOf(loans: readonly Loan[]): Promise<string> {
  const members = await Promise.all(loans.map(({ memberId }) => theMember(memberId)));
  return members.flatMap((member) => (member ? [calledName(member.fullName)] : [])).join(', ');
}

/** The open loan of this copy to this reader. */
export async function loanTo(member: Member | undefined, { id }: Copy): Promise<Loan | undefined> {
  const loans = member ? await openLoansOfCopy(id) : [];
  return loans.find(({ memberId }) => memberId === member?.id);
}

/** Ends one loan from its line. */
export async function returnLoan(loanId: string): Promise<Done> {
  const held = await theLoan(loanId);
  const title = await theTitleOfCopy(held?.copyId ?? '');
  return returnAll(held && !held.returnedAt ? [held] : [], title?.title ?? '');
}

export async function renewLoan(loanId: string): Promise<Done> {
  const held = await theLoan(loanId);
  const title = (await theTitleOfCopy(held?.copyId ?? ''))?.title ?? '';
  if (!held) return stopped({ kind: 'not-out', title });
  const decision = renew({ held, days: session.getState().settings.loanDays, today: dayOf(nowAt()) });
  if (decision.kind === 'refused') return stopped(decision.refusal);
  if (decision.kind === 'change') await commit(decision.changes);
  const dueOn = (await theLoan(loanId))?.dueOn ?? held.dueOn;
  const undo = decision.kind === 'change' ? { renewed: held } : undefined;
  return { said: { kind: 'renewed', title, dueOn }, signal: 'written', undo, justLoan: loanId };
}

/** A reading on the spot: of a title, whichever copy it was. */
export async function readTitleHere(title: Title, member: Member | undefined): Promise<Done> {
  return wasRead(await countReading(title, member));
}
/** By the code of the title, which goes on with what was heard just before. */
export async function readByCodeHere(title: Title, member: Member | undefined, before?: Readings): Promise<Done> {
  return wasRead(await countByCode(title, member, before));
}
/** As that of its title; of a copy whose title is not known nothing can be counted. */
export async function readCopyHere({ copy, title, member }: Handled): Promise<Done> {
  return title ? readTitleHere(title, member) : stopped({ kind: 'not-out', title: copy.accessionNumber });
}
function wasRead(undo: Readings): Done {
  const said: DeskSaid = { kind: 'read', title: undo.read.title, times: undo.times };
  return { said, signal: 'written', undo, justLoan: undefined };
}

/** How many the bar's undo takes back. */
export const timesOf = (undo: DeskUndo | undefined) => (undo && 'read' in undo ? undo.times : 1);
export async function undoAct(undo: DeskUndo): Promise<void> {
  if ('read' in undo) await takeBackReadings(undo);
  else if ('renewed' in undo) await commit(takeBackRenewal(undo.renewed));
  else await commit('stray' in undo ? [strayReturn.remove(undo.stray)] : takeBack(undo));
}
