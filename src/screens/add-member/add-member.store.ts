// What a person is typing about a new member, and writing the name down. Somebody of the same name in the same class is never
// written a second time without being asked about: it may be another child, or the same one.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { cardSeries, nextCard, type AddMemberRefusal } from '#domain/membership/add-member.ts';
import type { Member } from '#domain/membership/member.ts';
import { allCards, theGroup } from '#device/read/membership.ts';
import type { MemberSaid } from '#i18n/membership.ts';
import { oneAtATime } from '#ui/one-at-a-time.ts';
import { secondTap } from '#ui/second-tap.ts';
import { memberThere, newGroupChoice, takeBack, takeIn, type MemberDraft, type Wrote } from './take-in.ts';

export interface AddingMember extends MemberDraft {
  readonly refusal?: AddMemberRefusal;
  /** How often something was wrong when it was to be written. */
  readonly failures: number;
  /** Who is there already under this name and class: whether it is this one is for a person to say. */
  readonly asks?: Member;
  readonly said?: MemberSaid;
  /** Who was written last, and from what; it can be taken back. */
  readonly last?: { readonly wrote: Wrote; readonly draft: MemberDraft };
  /** Nothing was typed since somebody was written. */
  readonly isFresh: boolean;
  readonly set: (typed: Partial<MemberDraft>) => void;
  readonly proposeCard: () => Promise<void>;
  readonly save: () => Promise<void>;
  readonly saveAsOther: () => Promise<void>;
  /** Whether a tap now answers what is asked: the second of two quick ones does not. */
  readonly isAnswer: () => boolean;
  readonly undo: () => Promise<void>;
}

/** `card` is what was scanned and not found; without any figure it was typed, and is a name. */
export function createAddingMember(given: {
  card: string;
  groupId: string;
  memberKind: Member['memberKind'];
}): StoreApi<AddingMember> {
  const isName = /^\D+$/.test(given.card);
  return createStore<AddingMember>((set, get) => {
    const second = secondTap();
    const ask = async (asks: Member) => {
      const group = asks.groupId ? ((await theGroup(asks.groupId))?.name ?? '') : '';
      second.expect();
      const said = { kind: 'already', fullName: asks.fullName, group, card: asks.cardNumber ?? '' } as const;
      set({ asks, said, last: undefined, refusal: undefined });
    };
    const save = async (isOther: boolean) => {
      // Nothing was typed since: the second of two quick taps.
      if (get().isFresh) return;
      const draft = draftOf(get());
      const there = isOther ? undefined : await memberThere(draft);
      if (there) return ask(there);
      const answer = await takeIn(draft);
      const nothing = { asks: undefined, said: undefined, last: undefined };
      if ('refusal' in answer) return set({ ...nothing, refusal: answer.refusal, failures: get().failures + 1 });
      const { wrote } = answer;
      const blank = { fullName: '', cardNumber: '', ownCard: false, newGroup: '' };
      set({ ...nothing, ...blank, groupId: wrote.inGroup, isFresh: true });
      await get().proposeCard();
      const said = { kind: 'written', fullName: wrote.fullName, card: wrote.card, isOwnCard: draft.ownCard } as const;
      set({ said, last: { wrote, draft } });
    };
    return {
      fullName: isName ? given.card : '',
      memberKind: given.memberKind,
      groupId: given.groupId,
      newGroup: '',
      cardNumber: isName ? '' : given.card,
      ownCard: given.card !== '' && !isName,
      failures: 0,
      isFresh: false,
      // Who was written stays said: the number may not be on the card yet when the next one is begun.
      set: (typed) => {
        const ownCard = typed.cardNumber === undefined ? get().ownCard : typed.cardNumber !== '';
        const said = get().asks ? undefined : get().said;
        set({ ...typed, ownCard, said, asks: undefined, refusal: undefined, isFresh: false });
      },
      proposeCard: async () => {
        const { groupId, newGroup, memberKind, ownCard } = get();
        if (ownCard) return;
        const chosen = groupId === newGroupChoice ? newGroup.trim() : (await theGroup(groupId))?.name;
        const series = cardSeries(chosen) ?? (memberKind === 'teacher' ? 'GV' : 'BD');
        set({ cardNumber: nextCard(series, await allCards()) });
      },
      save: oneAtATime(() => save(false)),
      saveAsOther: oneAtATime(async () => {
        if (get().isAnswer()) await save(true);
      }),
      isAnswer: () => get().asks !== undefined && !second.isIt(),
      undo: oneAtATime(async () => {
        const { last } = get();
        if (!last) return;
        const { said, isClassGone } = await takeBack(last.wrote);
        set({ said, last: undefined });
        if (said.kind !== 'taken-back') return;
        // What was typed comes back, unless the next one has been begun: then that one gets the card that is free again.
        if (get().isFresh) return set({ ...last.draft, isFresh: false });
        // The next one was begun in the class that was made: it is made again with that one.
        const isInIt = isClassGone && get().groupId === last.wrote.groupId;
        if (isInIt) set({ groupId: newGroupChoice, newGroup: last.draft.newGroup });
        await get().proposeCard();
      }),
    };
  });
}

function draftOf({ fullName, memberKind, groupId, newGroup, cardNumber, ownCard }: AddingMember): MemberDraft {
  return { fullName, memberKind, groupId, newGroup, cardNumber, ownCard };
}
