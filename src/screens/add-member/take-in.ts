// Writes a new member down, with a new class where one is made, and takes back what was just written.
import { addMember, namesake, tidyName, type AddMemberRefusal } from '#domain/membership/add-member.ts';
import { group, type Group } from '#domain/membership/group.ts';
import type { Member } from '#domain/membership/member.ts';
import { takeBackMember, type MemberWritten } from '#domain/membership/take-back-member.ts';
import { dayOf, schoolYearOf } from '#domain/record/day.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { newIdFor } from '#device/new-id.ts';
import { findByCode, holdersOf } from '#device/read/codes.ts';
import { allGroups, allMembers, membersOf } from '#device/read/membership.ts';
import { isGroupUsed, isMemberUsed } from '#device/read/in-use/people.ts';
import type { MemberSaid } from '#i18n/membership.ts';

/** In place of a class: one that is about to be made. */
export const newGroupChoice = 'new';

export interface MemberDraft {
  readonly fullName: string;
  readonly memberKind: Member['memberKind'];
  readonly groupId: string;
  readonly newGroup: string;
  readonly cardNumber: string;
  /** Whether the card was typed or scanned rather than proposed. */
  readonly ownCard: boolean;
}
/** What was written, under which name and card, and the class it went into. */
export interface Wrote extends MemberWritten {
  readonly fullName: string;
  readonly card: string;
  readonly inGroup: string;
}

/** Somebody of this name in this class. */
export async function memberThere({ fullName, groupId: chosen, newGroup }: MemberDraft): Promise<Member | undefined> {
  const groupId = groupOf(chosen, newGroup).groupId;
  return namesake({ fullName, groupId }, groupId ? await membersOf([groupId]) : await allMembers());
}

export async function takeIn(
  draft: MemberDraft,
): Promise<{ readonly wrote: Wrote } | { readonly refusal: AddMemberRefusal }> {
  const { fullName, memberKind, groupId: chosen, newGroup, cardNumber } = draft;
  const [cardHolder] = holdersOf(await findByCode(cardNumber));
  const { groupId, made } = groupOf(chosen, newGroup);
  const isThere = made !== undefined && (await allGroups()).some(({ id }) => id === groupId);
  const memberId = freshId<'member'>();
  const card = cardNumber.trim();
  const decision = addMember({
    fullName,
    memberKind,
    cardNumber: card,
    memberId,
    ...(groupId ? { groupId } : {}),
    ...(made && !isThere ? { newGroup: made } : {}),
    ...(cardHolder ? { cardHolder } : {}),
  });
  if (decision.kind === 'refused') return { refusal: decision.refusal };
  if (decision.kind === 'change') await commit(decision.changes);
  const classMade = made && !isThere && groupId ? { groupId } : {};
  return { wrote: { memberId, ...classMade, fullName: tidyName(fullName), card, inGroup: groupId ?? '' } };
}

function groupOf(chosen: string, newName: string): { groupId?: Group['id']; made?: Omit<Group, 'id'> } {
  if (chosen !== newGroupChoice) return chosen ? { groupId: chosen } : {};
  if (newName.trim() === '') return {};
  const made = { name: newName.trim(), groupKind: 'class', schoolYear: schoolYearOf(dayOf(nowAt())) } as const;
  return { made, groupId: newIdFor(group, made) };
}

/** What is said of taking back, and whether the class went too that was made with this member. */
interface TakenBack {
  readonly said: MemberSaid;
  readonly isClassGone: boolean;
}
/** Takes it back where nothing has come of it, and says which. */
export async function takeBack({ memberId, groupId, fullName }: Wrote): Promise<TakenBack> {
  const decision = takeBackMember({
    memberId,
    ...(groupId ? { groupId } : {}),
    isMemberUsed: await isMemberUsed(memberId),
    isGroupUsed: groupId !== undefined && (await isGroupUsed(groupId, memberId)),
  });
  if (decision.kind === 'refused') return { said: { kind: 'used-since', fullName }, isClassGone: false };
  const changes = decision.kind === 'change' ? decision.changes : [];
  await commit(changes);
  const isClassGone = changes.some(({ type }) => type === group.type);
  return { said: { kind: 'taken-back', fullName }, isClassGone };
}
