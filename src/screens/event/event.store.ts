// What a person is doing at a gathering: marking people present, counting a class, finishing. Acts run one after another.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { checkIn, type CheckInRefusal } from '#domain/events/check-in.ts';
import { countClass, countDoor } from '#domain/events/count-heads.ts';
import type { DoorCount } from '#domain/events/door-count.ts';
import { headcount } from '#domain/events/headcount.ts';
import { closeEvent, reopenEvent } from '#domain/events/plan-event.ts';
import { readingEvent, type ReadingEvent } from '#domain/events/reading-event.ts';
import { undoCheckIn } from '#domain/events/undo-check-in.ts';
import type { Group } from '#domain/membership/group.ts';
import type { Member } from '#domain/membership/member.ts';
import type { Change } from '#domain/record/change.ts';
import type { Decision } from '#domain/record/decision.ts';
import type { Id } from '#domain/record/id.ts';
import { nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { findByCode } from '#device/read/codes.ts';
import { presenceAt, theEvent } from '#device/read/events.ts';
import type { Signal } from '#ui/signal/celebrate.ts';

export type EventSaid =
  | { readonly kind: 'in' | 'already' | 'out'; readonly fullName: string }
  | { readonly kind: 'counted'; readonly group: string; readonly present: number }
  | { readonly kind: 'unknown' | 'several'; readonly code: string }
  | { readonly kind: 'finished' }
  | { readonly kind: 'refused'; readonly refusal: CheckInRefusal };

export interface AtEvent {
  readonly typed: string;
  /** Those who carry the card that was scanned, when it is not clear who of them is here. */
  readonly alike?: readonly Member[];
  readonly counting?: string;
  readonly justMember?: string;
  readonly said?: EventSaid;
  readonly undo?: () => Promise<void>;
  readonly type: (typed: string) => void;
  readonly scan: (code: string) => Promise<Signal>;
  readonly checkIn: (member: Member, method?: 'card' | 'name') => Promise<Signal>;
  readonly takeBack: (member: Member) => Promise<void>;
  readonly openCount: (groupId: string | undefined) => void;
  readonly setCount: (group: Group, present: number, rollSize: number) => Promise<void>;
  readonly countDoor: (who: DoorCount['who'], more: number) => Promise<void>;
  readonly addGroup: (group: Group) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly reopen: () => Promise<void>;
}

export function createAtEvent(eventId: Id<'readingEvent'>): StoreApi<AtEvent> {
  return createStore<AtEvent>((set, get) => {
    let queue: Promise<unknown> = Promise.resolve();
    const inTurn = <Answer>(act: (event: ReadingEvent) => Promise<Answer>, otherwise: Answer): Promise<Answer> => {
      const run = queue.then(async () => {
        const event = await theEvent(eventId);
        return event ? act(event) : otherwise;
      });
      queue = run.catch(() => undefined);
      return run;
    };
    const undoWith = (...changes: Change[]) => ({
      undo: async () => {
        await commit(changes);
        set({ said: undefined, undo: undefined, justMember: undefined });
      },
    });
    const refused = (refusal: CheckInRefusal): Signal => {
      set({ said: { kind: 'refused', refusal }, undo: undefined });
      return 'stopped';
    };
    const written = async (decision: Decision<CheckInRefusal>): Promise<boolean> => {
      if (decision.kind === 'refused') refused(decision.refusal);
      if (decision.kind === 'change') await commit(decision.changes);
      return decision.kind === 'change';
    };
    const markPresent = async (event: ReadingEvent, member: Member, method: 'card' | 'name'): Promise<Signal> => {
      const { attendances } = await presenceAt(eventId);
      const present = attendances.some(({ memberId }) => memberId === member.id);
      const decision = checkIn({ event, member, present, now: nowAt(), method });
      if (decision.kind === 'refused') return refused(decision.refusal);
      const { fullName } = member;
      if (decision.kind === 'unchanged') {
        // The second of two quick taps is not another word: what was just written can still be taken back.
        if (get().justMember === member.id && get().said?.kind === 'in') return 'written';
        set({ typed: '', alike: undefined, said: { kind: 'already', fullName }, undo: undefined });
        return 'stopped';
      }
      const [id] = (await commit(decision.changes)).ids;
      const back: Change = { type: 'attendance', action: 'remove', id: id, fields: {} };
      set({ typed: '', alike: undefined, said: { kind: 'in', fullName }, justMember: member.id, ...undoWith(back) });
      return 'written';
    };
    return {
      typed: '',
      type: (typed) => set({ typed, alike: undefined }),
      scan: (code) =>
        inTurn(async (event) => {
          set({ typed: '', alike: undefined });
          const found = await findByCode(code);
          if (found.kind === 'member') return markPresent(event, found.member, 'card');
          const alike = found.kind === 'members' ? found.members : undefined;
          set({ alike, said: { kind: alike ? 'several' : 'unknown', code }, undo: undefined });
          return 'stopped';
        }, 'stopped'),
      checkIn: (member, method = 'name') => inTurn((event) => markPresent(event, member, method), 'stopped'),
      takeBack: (member) =>
        inTurn(async () => {
          const { attendances } = await presenceAt(eventId);
          // Whoever was written twice may have been checked in under both names.
          const here = attendances.filter(({ memberId }) => memberId === member.id);
          for (const present of here) await written(undoCheckIn({ present }));
          if (here.length === 0) return;
          const again = () =>
            get()
              .checkIn(member)
              .then(() => undefined);
          set({ said: { kind: 'out', fullName: member.fullName }, justMember: undefined, undo: again });
        }, undefined),
      openCount: (counting) => set({ counting }),
      setCount: (group, present, rollSize) =>
        inTurn(async (event) => {
          const before = (await presenceAt(eventId)).headcounts.find(({ groupId }) => groupId === group.id);
          if (!(await written(countClass({ event, group, present, rollSize, now: nowAt() })))) return;
          const after = (await presenceAt(eventId)).headcounts.find(({ groupId }) => groupId === group.id);
          const back = before
            ? headcount.patch(before.id, { present: before.present, rollSize: before.rollSize ?? null })
            : headcount.remove(after?.id as Id<'headcount'>);
          set({ counting: undefined, said: { kind: 'counted', group: group.name, present }, ...undoWith(back) });
        }, undefined),
      countDoor: (who, more) =>
        inTurn(async (event) => void (await written(countDoor({ event, who, more }))), undefined),
      addGroup: (group) =>
        inTurn(async (event) => {
          await commit([readingEvent.patch(eventId, { groupIds: [...(event.groupIds ?? []), group.id] })]);
        }, undefined),
      finish: () =>
        inTurn(async (event) => {
          await written(closeEvent({ event, now: nowAt() }));
          const back = readingEvent.patch(eventId, { status: 'open', closedAt: null });
          set({ said: { kind: 'finished' }, ...undoWith(back) });
        }, undefined),
      reopen: () =>
        inTurn(async (event) => {
          await written(reopenEvent({ event }));
          set({ said: undefined, undo: undefined });
        }, undefined),
    };
  });
}
