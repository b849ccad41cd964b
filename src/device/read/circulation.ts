// Questions about loans: who holds what, what is due, what happened today.
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { Loan } from '#domain/circulation/loan.ts';
import type { Member } from '#domain/membership/member.ts';
import { momentOf } from '#domain/record/day.ts';
import type { RowOf } from '../database.ts';
import { database } from '../open-database.ts';
import { titlesById } from './catalogue.ts';
import { loansInDoubt } from './cases/doubts.ts';
import { sameCopies, sameMembers } from './same.ts';

/** A loan with the book and the person it is about; each may be missing while a first exchange is still running. */
export interface LoanLine {
  readonly loan: Loan;
  readonly copy?: Copy;
  readonly title?: Title;
  readonly member?: Member;
  /** The book is written to somebody else as well, and a person is being asked which of the loans is over. */
  readonly isAsked?: true;
}

export async function openLoansOf(memberId: string): Promise<Loan[]> {
  const loans = (await loansOf(memberId)).filter((row) => !row.returnedAt);
  return loans.sort((a, b) => b.lentAt.localeCompare(a.lentAt));
}
/** Loans written to this member, under whichever of the records that are this person. */
function loansOf(memberId: string): Promise<Loan[]> {
  return sameMembers()
    .then((same) => database().loan.where('memberId').anyOf(same.allOf(memberId)).toArray())
    .then((loans) => loans.filter((row) => !row.removed));
}
/** Loans of this book, under whichever of the records that are this copy. */
export async function openLoansOfCopy(copyId: string): Promise<Loan[]> {
  const [copies, same] = await Promise.all([sameCopies(), sameMembers()]);
  const loans = await database().loan.where('copyId').anyOf(copies.allOf(copyId)).toArray();
  const open = loans.filter((row) => !row.removed && !row.returnedAt);
  return open.map((row) => ({ ...row, memberId: same.shownFor(row.memberId) }));
}
/** What a member holds now, newest first. */
export async function heldBy(memberId: string): Promise<LoanLine[]> {
  return withBooks(await openLoansOf(memberId));
}
/** Open loans due on this day or before it, earliest first. Nobody is reminded of a loan that is asked about. */
export async function dueBy(day: string): Promise<LoanLine[]> {
  const open = await database().loan.where('isOpen').equals(1).toArray();
  const due = open.filter((row) => row.dueOn <= day).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  return (await withBooks(due)).filter(({ isAsked }) => !isAsked);
}
/** The latest loans of a member that came back. */
export async function returnedBy(memberId: string, most: number): Promise<LoanLine[]> {
  const back = (await loansOf(memberId)).filter((row) => row.returnedAt);
  return withBooks(back.sort((a, b) => String(b.returnedAt).localeCompare(String(a.returnedAt))).slice(0, most));
}
/** How many loans were made and how many came back on this day. */
export async function countOfDay(day: string): Promise<{ lent: number; returned: number }> {
  const [from, to] = [momentOf(day, '00:00'), momentOf(day, '23:59').replace('59:00.000', '59:59.999')];
  const loans = database().loan;
  const [lent, returned] = await Promise.all([
    loans.where('lentAt').between(from, to, true, true).toArray(),
    loans.where('returnedAt').between(from, to, true, true).count(),
  ]);
  return { lent: lent.filter((row) => !row.removed).length, returned };
}

/** The loans with their books and people, read in a few batches. */
export async function withBooks(loans: readonly Loan[]): Promise<LoanLine[]> {
  const db = database();
  const [same, one] = await Promise.all([sameMembers(), sameCopies()]);
  const [copies, members, asked] = await Promise.all([
    db.copy.bulkGet(loans.map(({ copyId }) => one.shownFor(copyId))),
    db.member.bulkGet(loans.map(({ memberId }) => same.shownFor(memberId))),
    loansInDoubt(),
  ]);
  const titles = await titlesById(copies.flatMap((copy) => (copy ? [copy.titleId] : [])));
  const titleOf = (copy: Copy | undefined) => copy && titles.get(copy.titleId);
  return loans.map((loan, at) => {
    const line = { loan, copy: copies[at], title: titleOf(copies[at]), member: whoIs(members[at]) };
    return !loan.returnedAt && asked.has(loan.id) ? { ...line, isAsked: true } : line;
  });
}

/** Nobody, where all that was known of them was erased. */
const whoIs = (member: RowOf<'member'> | undefined) => (member?.body.erased === undefined ? member : undefined);

export async function theLoan(id: string): Promise<Loan | undefined> {
  const row = await database().loan.get(id);
  return row?.removed ? undefined : row;
}
