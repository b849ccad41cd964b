// What a person is doing with one member's record: correcting it, stopping the card.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { tidyName } from '#domain/membership/add-member.ts';
import { eraseMember } from '#domain/membership/erase-member.ts';
import { member, type Member } from '#domain/membership/member.ts';
import { mergeMembers, partMembers } from '#domain/membership/merge-members.ts';
import { differing, valuesOf } from '#domain/record/change.ts';
import { sameMember, type SameMember } from '#domain/membership/same-member.ts';
import { commit } from '#device/commit.ts';
import { findByCode, holdersOf } from '#device/read/codes.ts';
import { sameMembers } from '#device/read/same.ts';

export interface MemberDraft {
  readonly fullName: string;
  readonly cardNumber: string;
  readonly groupId: string;
}
export interface OpenMember {
  readonly draft?: MemberDraft;
  /** What the draft said when it was opened: only what is otherwise is written. */
  readonly opened?: MemberDraft;
  readonly cardHolder?: string;
  /** Looking for somebody to merge with. */
  readonly merging?: boolean;
  readonly said?: 'corrected' | 'stopped' | 'resumed' | 'merged' | 'parted' | 'erased';
  readonly undo?: () => Promise<void>;
  /** The question whether to erase is open. */
  readonly asksToErase?: true;
  readonly askToErase: () => void;
  readonly keep: () => void;
  readonly erase: (member: Member) => Promise<void>;
  readonly edit: (member: Member) => void;
  readonly leave: () => void;
  readonly set: (typed: Partial<MemberDraft>) => void;
  readonly save: (before: Member) => Promise<void>;
  readonly turnCard: (before: Member) => Promise<void>;
  readonly startMerging: () => void;
  /** The first of the two is kept. */
  readonly merge: (kept: Member, other: Member) => Promise<void>;
  readonly part: (link: SameMember) => Promise<void>;
}

export function createOpenMember(): StoreApi<OpenMember> {
  return createStore<OpenMember>((set, get) => {
    const undoWith =
      (...changes: Parameters<typeof commit>[0][number][]) =>
      async () => {
        await commit(changes);
        set({ said: undefined, undo: undefined });
      };
    return {
      edit: ({ fullName, cardNumber, groupId }) => {
        const draft = { fullName, cardNumber: cardNumber ?? '', groupId: groupId ?? '' };
        set({ draft, opened: draft, said: undefined });
      },
      askToErase: () => set({ asksToErase: true }),
      keep: () => set({ asksToErase: undefined }),
      erase: async (before) => {
        const decision = eraseMember({ id: before.id, same: await sameMembers() });
        if (decision.kind === 'change') await commit(decision.changes);
        set({ asksToErase: undefined, said: 'erased', undo: undefined });
      },
      leave: () => set({ draft: undefined, cardHolder: undefined, merging: undefined }),
      set: (typed) => set(({ draft }) => ({ draft: draft && { ...draft, ...typed }, cardHolder: undefined })),
      save: async (before) => {
        const { draft, opened } = get();
        if (!draft || !opened || tidyName(draft.fullName) === '') return;
        const fields = differing(fieldsOf(draft), fieldsOf(opened));
        if (Object.keys(fields).length === 0) return set({ draft: undefined, cardHolder: undefined });
        const held = fields.cardNumber ? holdersOf(await findByCode(fields.cardNumber)) : [];
        const other = held.find(({ id }) => id !== before.id);
        if (other) return set({ cardHolder: other.fullName });
        await commit([member.patch(before.id, fields)]);
        const undo = undoWith(member.patch(before.id, valuesOf(before, fields)));
        set({ draft: undefined, said: 'corrected', undo });
      },
      turnCard: async (before) => {
        const status = before.status === 'active' ? 'left' : 'active';
        await commit([member.patch(before.id, { status })]);
        const said = status === 'left' ? 'stopped' : 'resumed';
        set({ said, undo: undoWith(member.patch(before.id, { status: before.status })) });
      },
      startMerging: () => set({ merging: true, said: undefined }),
      merge: async (kept, other) => {
        const decision = mergeMembers({ kept, other, same: await sameMembers() });
        if (decision.kind !== 'change') return set({ merging: undefined });
        const [link] = (await commit(decision.changes)).ids;
        set({ merging: undefined, said: 'merged', undo: undoWith(sameMember.remove(link as SameMember['id'])) });
      },
      part: async (link) => {
        const decision = partMembers({ link });
        if (decision.kind === 'change') await commit(decision.changes);
        const { one, other, kept } = link;
        set({ said: 'parted', undo: undoWith(sameMember.put({ one, other, kept })) });
      },
    };
  });
}

const fieldsOf = ({ fullName, cardNumber, groupId }: MemberDraft) => ({
  fullName: tidyName(fullName),
  cardNumber: cardNumber.trim() || null,
  groupId: (groupId || null) as Member['groupId'],
});
