// A visit that staff write down for somebody, and taking it back.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { signInVisitor } from '#domain/visits/sign-in-visitor.ts';
import { visit, type Visit } from '#domain/visits/visit.ts';
import { nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { siteHere } from '#device/session.ts';

interface Written {
  readonly visitId: string;
  readonly purpose: Visit['purpose'];
  readonly partySize: number;
}
export interface SigningIn {
  readonly partySize: number;
  readonly said?: Written | 'undone';
  readonly setParty: (size: number) => void;
  readonly add: (purpose: Visit['purpose']) => Promise<void>;
  readonly undo: () => Promise<void>;
}

export function createSigningIn(): StoreApi<SigningIn> {
  return createStore<SigningIn>((set, get) => ({
    partySize: 1,
    setParty: (partySize) => set({ partySize }),
    add: async (purpose) => {
      const { partySize } = get();
      const decision = signInVisitor({ purpose, siteId: siteHere(), now: nowAt(), partySize });
      if (decision.kind !== 'change') return;
      const [visitId = ''] = (await commit(decision.changes)).ids;
      set({ partySize: 1, said: { visitId, purpose, partySize } });
    },
    undo: async () => {
      const { said } = get();
      if (!said || said === 'undone') return;
      await commit([visit.remove(said.visitId)]);
      set({ said: 'undone' });
    },
  }));
}
