// What happens at the kiosk: a choice, its count, and taking it back. After five seconds it forgets; it never holds a name.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { signInVisitor } from '#domain/visits/sign-in-visitor.ts';
import { visit, type Visit } from '#domain/visits/visit.ts';
import { dayOf } from '#domain/record/day.ts';
import type { Id } from '#domain/record/id.ts';
import { nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { visitorsIn, visitsOn } from '#device/read/visits.ts';
import { siteHere } from '#device/session.ts';

export interface Kiosk {
  readonly step: 'welcome' | 'group' | 'done';
  readonly card?: string;
  readonly partySize: number;
  readonly done?: { readonly visitId: string; readonly purpose: Visit['purpose']; readonly isNew: boolean };
  readonly hearCard: (card: string) => void;
  readonly askGroup: () => void;
  readonly setParty: (size: number) => void;
  readonly begin: () => void;
  /** Resolves to whether it was counted; a second tap within a second is not heard. */
  readonly choose: (purpose: Visit['purpose']) => Promise<boolean>;
  readonly takeBack: () => Promise<void>;
  readonly restart: () => void;
}

/** Taps closer together than this, in milliseconds, are one. */
const oneTapMs = 1_000;
const fresh = { step: 'welcome', card: undefined, partySize: 1, done: undefined } as const;

export function createKiosk(): StoreApi<Kiosk> {
  return createStore<Kiosk>((set, get) => {
    let lastTap = 0;
    return {
      ...fresh,
      hearCard: (card) => set({ card, step: 'welcome' }),
      askGroup: () => set({ step: 'group', partySize: Math.max(2, get().partySize) }),
      setParty: (partySize) => set({ partySize }),
      begin: () => set({ step: 'welcome' }),
      choose: async (purpose) => {
        const tappedAt = performance.now();
        if (lastTap > 0 && tappedAt - lastTap < oneTapMs) return false;
        lastTap = tappedAt;
        const { card, partySize } = get();
        const now = nowAt();
        const before = visitorsIn(await visitsOn(dayOf(now), siteHere()));
        const given = { purpose, siteId: siteHere() as Id<'site'>, now, partySize };
        const decision = signInVisitor(card ? { ...given, cardNumber: card } : given);
        if (decision.kind !== 'change') return false;
        const [visitId = ''] = (await commit(decision.changes)).ids;
        const after = visitorsIn(await visitsOn(dayOf(now), siteHere()));
        set({ step: 'done', done: { visitId, purpose, isNew: after > before } });
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
