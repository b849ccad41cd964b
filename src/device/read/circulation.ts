// Questions about loans: who holds what, what is due, what happened today.
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { Loan } from '#domain/circulation/loan.ts';
import type { Member } from '#domain/membership/member.ts';
import { momentOf } from '#domain/record/day.ts';
import { database } from '../open-database.ts';
import { titlesById } from './catalogue.ts';

/** A loan with the book and the person it is about; each may be missing while a first exchange is still running. */
export interface LoanLine {
  readonly loan: Loan;
  readonly copy?: Copy;
  readonly title?: Title;
  readonly member?: Member;
}

export async function openLoansOf(memberId: string): Promise<Loan[]> {
  const loans = await database().loan.where('memberId').equals(memberId).toArray();
  return loans.filter((row) => !row.removed && !row.returnedAt).sort((a, b) => b.lentAt.localeCompare(a.lentAt));
}
export async function openLoansOfCopy(copyId: string): Promise<Loan[]> {
  const loans = await database().loan.where('copyId').equals(copyId).toArray();
  return loans.filter((row) => !row.removed && !row.returnedAt);
}
/** What a member holds now, newest first. */
export async function heldBy(memberId: string): Promise<LoanLine[]> {
  return withBooks(await openLoansOf(memberId));
}
/** Open loans due on this day or before it, earliest first. */
export async function dueBy(day: string): Promise<LoanLine[]> {
  const open = await database().loan.where('isOpen').equals(1).toArray();
  const due = open.filter((row) => row.dueOn <= day).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  return withBooks(due);
}
/** The latest loans of a member that came back. */
export async function returnedBy(memberId: string, most: number): Promise<LoanLine[]> {
  const loans = await database().loan.where('memberId').equals(memberId).toArray();
  const back = loans.filter((row) => !row.removed && row.returnedAt);
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

/** The loans with their books and people, read in three batches. */
export async function withBooks(loans: readonly Loan[]): Promise<LoanLine[]> {
  const db = database();
  const [copies, members] = await Promise.all([
    db.copy.bulkGet(loans.map(({ copyId }) => copyId)),
    db.member.bulkGet(loans.map(({ memberId }) => memberId)),
  ]);
  const titles = await titlesById(copies.flatMap((copy) => (copy ? [copy.titleId] : [])));
  const titleOf = (copy: Copy | undefined) => copy && titles.get(copy.titleId);
  return loans.map((loan, at) => ({ loan, copy: copies[at], title: titleOf(copies[at]), member: members[at] }));
}

export async function theLoan(id: string): Promise<Loan | undefined> {
  const row = await database().loan.get(id);
  return row?.removed ? undefined : row;
}
