// Whether a member or a class that was just written is in use by now, here or on another tablet: only what is not can be taken
// back.
import { database } from '../../open-database.ts';
import { sameMembers } from '../same.ts';

const standing = ({ removed }: { readonly removed?: boolean }) => removed !== true;

/** Whether anything is written of this member: a loan, an attendance, another record of the same person. */
export async function isMemberUsed(memberId: string): Promise<boolean> {
  const db = database();
  const [same, loans, attendances] = await Promise.all([
    sameMembers(),
    db.loan.where('memberId').equals(memberId).filter(standing).count(),
    db.attendance.where('memberId').equals(memberId).filter(standing).count(),
  ]);
  return loans + attendances > 0 || same.allOf(memberId).length > 1;
}
/** Whether a class stands for anything besides this member: others, a gathering it is asked to, a count of heads, a visit. */
export async function isGroupUsed(groupId: string, besides: string): Promise<boolean> {
  const db = database();
  const [members, events, counts, visits] = await Promise.all([
    db.member.where('groupId').equals(groupId).filter(standing).primaryKeys(),
    db.readingEvent.filter((event) => standing(event) && event.groupIds?.includes(groupId) === true).count(),
    db.headcount.filter((count) => standing(count) && count.groupId === groupId).count(),
    db.visit.filter((visit) => standing(visit) && visit.groupId === groupId).count(),
  ]);
  return events + counts + visits > 0 || members.some((id) => id !== besides);
}
