// A visit that staff write down for somebody, and taking it back.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { signInVisitor } from '#domain/visits/sign-in-visitor.ts';
import { visit, type Visit } from '#domain/visits/visit.ts';
import { nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { siteHere } from '#device/session.ts';

/** What the bar says, all of which its undo takes back. */
export interface Written {
  readonly visitIds: readonly string[];
  readonly purpose: Visit['purpose'];
  readonly people: number;
  readonly tappedAt: number;
}
export interface SigningIn {
  readonly partySize: number;
  /** undone: how many people are not counted any more. */
  readonly said?: Written | { readonly undone: number };
  readonly setParty: (size: number) => void;
  readonly add: (purpose: Visit['purpose']) => Promise<void>;
  readonly undo: () => Promise<void>;
}

/** Two taps on one purpose are two people, for nobody can tell them from a finger that tapped twice. When they come closer
 * together than this, in milliseconds, the bar says both: whoever meant one sees it, and takes back what it says. */
const oneAfterAnotherMs = 3_000;

export function createSigningIn(): StoreApi<SigningIn> {
  return createStore<SigningIn>((set, get) => ({
    partySize: 1,
    setParty: (partySize) => set({ partySize }),
    add: async (purpose) => {
      const tappedAt = performance.now();
      const { partySize } = get();
      set({ partySize: 1 });
      const decision = signInVisitor({ purpose, siteId: siteHere(), now: nowAt(), partySize });
      if (decision.kind !== 'change') return;
      const [visitId = ''] = (await commit(decision.changes)).ids;
      const { said } = get();
      const before = said && 'visitIds' in said && goesOn(said, purpose, tappedAt) ? said : undefined;
      const visitIds = [...(before?.visitIds ?? []), visitId];
      set({ said: { visitIds, purpose, people: (before?.people ?? 0) + partySize, tappedAt } });
    },
    undo: async () => {
      const { said } = get();
      if (!said || 'undone' in said) return;
      set({ said: { undone: said.people } });
      await commit(said.visitIds.map((id) => visit.remove(id)));
    },
  }));
}

const goesOn = (said: Written, purpose: Visit['purpose'], tappedAt: number) =>
  said.purpose === purpose && tappedAt - said.tappedAt < oneAfterAnotherMs;
