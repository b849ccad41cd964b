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
  const isOfIt = (row: { readonly removed?: boolean; readonly groupId?: string | null }) =>
    standing(row) && row.groupId === groupId;
  const found = [
    () =>
      db.member
        .where('groupId')
        .equals(groupId)
        .filter((row) => standing(row) && row.id !== besides),
    () => db.readingEvent.filter((event) => standing(event) && event.groupIds?.includes(groupId) === true),
    () => db.headcount.filter(isOfIt),
    () => db.visit.filter(isOfIt),
  ];
  // One of them is enough: what a year of visits left behind is read only where nothing else is found.
  for (const rows of found) if (await rows().first()) return true;
  return false;
}
