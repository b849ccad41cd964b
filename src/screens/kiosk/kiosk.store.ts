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
/** The second of two taps falls on what has come to stand there meanwhile: for so long, in milliseconds, it is not heard. */
const turnMs = 700;
/** Taps closer together than this, in milliseconds, are one. */
const oneTapMs = 1_000;
const fresh = { step: 'welcome', card: undefined, partySize: 1, done: undefined } as const;

export function createKiosk(): StoreApi<Kiosk> {
  return createStore<Kiosk>((set, get) => {
    let [lastTap, turnedAt] = [0, -turnMs];
    const isTurning = () => performance.now() - turnedAt < turnMs;
    const turn = (to: Partial<Kiosk>) => {
      if (isTurning()) return;
      turnedAt = performance.now();
      set(to);
    };
    return {
      ...fresh,
      hearCard: (card) => set({ card, step: 'welcome' }),
      askGroup: () => turn({ step: 'group', partySize: Math.max(2, get().partySize) }),
      setParty: (partySize) => {
        if (!isTurning()) set({ partySize });
      },
      begin: () => turn({ step: 'welcome' }),
      alone: () => turn({ step: 'welcome', partySize: 1 }),
      choose: async (purpose) => {
        const tappedAt = performance.now();
        if (isTurning() || (lastTap > 0 && tappedAt - lastTap < oneTapMs)) return false;
        lastTap = tappedAt;
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
        lastTap = 0;
        if (done?.isNew) await commit([visit.remove(done.visitId)]);
      },
      restart: () => {
        lastTap = 0;
        set(fresh);
      },
    };
  });
}
