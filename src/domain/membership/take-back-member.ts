// Takes back that somebody was just taken in. The row stays, removed, and its card is free again. Who has borrowed or attended
// meanwhile stays, and so does a class that others belong to by now.
import { change, refuse, type Decision } from '../record/decision.ts';
import { group, type Group } from './group.ts';
import { member, type Member } from './member.ts';

/** What one act of taking in wrote. */
export interface MemberWritten {
  readonly memberId: Member['id'];
  /** The class, when the act made it. */
  readonly groupId?: Group['id'];
}
export interface TakeBackMember extends MemberWritten {
  /** Whether anything is written of this person. */
  readonly isMemberUsed: boolean;
  /** Whether the class stands for anything besides this person. */
  readonly isGroupUsed: boolean;
}

export function takeBackMember(asked: TakeBackMember): Decision<TakeBackMemberRefusal> {
  const { memberId, groupId, isMemberUsed, isGroupUsed } = asked;
  if (isMemberUsed) return refuse({ kind: 'used-since' });
  return change(member.remove(memberId), ...(groupId && !isGroupUsed ? [group.remove(groupId)] : []));
}
export type TakeBackMemberRefusal = { readonly kind: 'used-since' };
