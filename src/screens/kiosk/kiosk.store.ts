// What happens at the kiosk: a choice, its count, and taking it back. After five seconds it forgets, and a card or a group that
// nobody goes on with after half a minute: the next visitor is not counted as they. It never holds a name.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { signInVisitor } from '#domain/visits/sign-in-visitor.ts';
import { visit, type Visit } from '#domain/visits/visit.ts';
import { dayOf } from '#domain/record/day.ts';
import type { Id } from '#domain/record/id.ts';
import { nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { visitorsIn, visitsOn } from '#device/read/visits.ts';
import { siteHere } from '#device/session.ts';
import { secondTap } from '#ui/second-tap.ts';

/** What was counted, as it is told. */
export interface Counted {
  readonly visitId: string;
  readonly purpose: Visit['purpose'];
  readonly isNew: boolean;
  readonly partySize: number;
  readonly withCard: boolean;
}
export interface Kiosk {
  readonly step: 'welcome' | 'group' | 'done';
  readonly card?: string;
  readonly partySize: number;
  readonly done?: Counted;
  readonly hearCard: (card: string) => void;
  readonly askGroup: () => void;
  readonly setParty: (size: number) => void;
  /** From the group's size back to the question. */
  readonly begin: () => void;
  readonly alone: () => void;
  /** Resolves to whether it was counted; a second tap within a second is not heard. */
  readonly choose: (purpose: Visit['purpose']) => Promise<boolean>;
  readonly takeBack: () => Promise<void>;
  readonly restart: () => void;
}

/** How long a card or a group is remembered that nobody goes on with, in milliseconds. */
export const forgetMs = 30_000;
/** A step of the kiosk is looked at before it is tapped, but not for long, in milliseconds. */
const turnMs = 700;
const fresh = { step: 'welcome', card: undefined, partySize: 1, done: undefined } as const;

export function createKiosk(): StoreApi<Kiosk> {
  return createStore<Kiosk>((set, get) => {
    const [afterTurn, afterChoice] = [secondTap(turnMs), secondTap()];
    const turn = (to: Partial<Kiosk>) => {
      if (afterTurn.isIt()) return;
      afterTurn.expect();
      set(to);
    };
    return {
      ...fresh,
      hearCard: (card) => set({ card, step: 'welcome' }),
      askGroup: () => turn({ step: 'group', partySize: Math.max(2, get().partySize) }),
      setParty: (partySize) => {
        if (!afterTurn.isIt()) set({ partySize });
      },
      begin: () => turn({ step: 'welcome' }),
      alone: () => turn({ step: 'welcome', partySize: 1 }),
      choose: async (purpose) => {
        if (afterTurn.isIt() || afterChoice.isIt()) return false;
        afterChoice.expect();
        const { card, partySize } = get();
        const now = nowAt();
        const before = visitorsIn(await visitsOn(dayOf(now), siteHere()));
        const given = { purpose, siteId: siteHere() as Id<'site'>, now, partySize };
        const decision = signInVisitor(card ? { ...given, cardNumber: card } : given);
        if (decision.kind !== 'change') return false;
        const [visitId = ''] = (await commit(decision.changes)).ids;
        const after = visitorsIn(await visitsOn(dayOf(now), siteHere()));
        const done = { visitId, purpose, isNew: after > before, partySize, withCard: card !== undefined };
        set({ step: 'done', done });
        return true;
      },
      takeBack: async () => {
        const { done } = get();
        set(fresh);
        afterChoice.forget();
        if (done?.isNew) await commit([visit.remove(done.visitId)]);
      },
      restart: () => {
        afterChoice.forget();
        set(fresh);
      },
    };
  });
}
