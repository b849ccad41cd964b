// What a person is typing about a new member, and writing the name down.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { addMember, cardSeries, nextCard, type AddMemberRefusal } from '#domain/membership/add-member.ts';
import { group } from '#domain/membership/group.ts';
import type { Member } from '#domain/membership/member.ts';
import { dayOf, schoolYearOf } from '#domain/record/day.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { newIdFor } from '#device/new-id.ts';
import { findByCode } from '#device/read/codes.ts';
import { allCards, theGroup } from '#device/read/membership.ts';
import { oneAtATime } from '#ui/one-at-a-time.ts';

/** In place of a class: one that is about to be made. */
export const newGroupChoice = 'new';

export interface MemberDraft {
  readonly fullName: string;
  readonly memberKind: Member['memberKind'];
  readonly groupId: string;
  readonly newGroup: string;
  readonly cardNumber: string;
}
export interface AddingMember extends MemberDraft {
  readonly refusal?: AddMemberRefusal;
  readonly written?: string;
  /** Whether the card was typed or scanned rather than proposed. */
  readonly ownCard: boolean;
  readonly set: (typed: Partial<MemberDraft>) => void;
  readonly proposeCard: () => Promise<void>;
  readonly save: () => Promise<void>;
}

/** `card` is what was scanned and not found; without any figure it was typed, and is a name. */
export function createAddingMember(given: {
  card: string;
  groupId: string;
  memberKind: Member['memberKind'];
}): StoreApi<AddingMember> {
  const isName = /^\D+$/.test(given.card);
  return createStore<AddingMember>((set, get) => ({
    fullName: isName ? given.card : '',
    memberKind: given.memberKind,
    groupId: given.groupId,
    newGroup: '',
    cardNumber: isName ? '' : given.card,
    ownCard: given.card !== '' && !isName,
    set: (typed) => {
      const ownCard = typed.cardNumber === undefined ? get().ownCard : typed.cardNumber !== '';
      set({ ...typed, ownCard, refusal: undefined, written: undefined });
    },
    proposeCard: async () => {
      const { groupId, newGroup, memberKind, ownCard } = get();
      if (ownCard) return;
      const chosen = groupId === newGroupChoice ? newGroup.trim() : (await theGroup(groupId))?.name;
      const series = cardSeries(chosen) ?? (memberKind === 'teacher' ? 'GV' : 'BD');
      set({ cardNumber: nextCard(series, await allCards()) });
    },
    save: oneAtATime(async () => {
      const { fullName, memberKind, groupId, newGroup, cardNumber, written } = get();
      // Nothing was typed since: the second of two quick taps.
      if (written !== undefined && fullName === '') return;
      const held = await findByCode(cardNumber);
      const made = newGroupOf(groupId, newGroup);
      const decision = addMember({
        fullName,
        memberKind,
        cardNumber: cardNumber.trim(),
        memberId: freshId<'member'>(),
        ...(made ?? (groupId && groupId !== newGroupChoice ? { groupId: groupId } : {})),
        ...(held.kind === 'member' ? { cardHolder: held.member } : {}),
      });
      if (decision.kind === 'refused') return set({ refusal: decision.refusal });
      if (decision.kind === 'change') await commit(decision.changes);
      const stays = made ? made.groupId : groupId;
      set({ fullName: '', cardNumber: '', ownCard: false, newGroup: '', groupId: stays, written: fullName.trim() });
      await get().proposeCard();
    }),
  }));
}

function newGroupOf(groupId: string, name: string) {
  if (groupId !== newGroupChoice || name.trim() === '') return undefined;
  const newGroup = { name: name.trim(), groupKind: 'class', schoolYear: schoolYearOf(dayOf(nowAt())) } as const;
  return { newGroup, groupId: newIdFor(group, newGroup) };
}
