// What a person does while letting another device in: what it is for, the code, and whether it has come in. Only the server knows
// that, so what is said of it is what the server said last.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Role } from '#domain/access/role.ts';
import { nowAt } from '#device/clock.ts';
import { invite, joinedWith, type Code } from '#device/joining/invite.ts';
import type { KnownDevice } from '#protocol/devices.ts';

export interface Inviting {
  readonly role: Role;
  readonly siteId: string;
  readonly isAsking: boolean;
  /** No code was made: the server was not reached. */
  readonly isOffline: boolean;
  readonly made?: Code;
  /** The device that has come in with it. */
  readonly joined?: KnownDevice;
  /** The server was not reached when it was last asked who has come in: it is not known. */
  readonly isBlind: boolean;
  /** The code is not valid any more, and nobody has used it. */
  readonly isOver: boolean;
  readonly chooseRole: (role: Role) => void;
  readonly chooseSite: (siteId: string) => void;
  readonly make: () => Promise<void>;
  /** Asks the server whether somebody has come in. */
  readonly look: () => Promise<void>;
  /** For one more device. */
  readonly again: () => void;
}

const nothing = { made: undefined, joined: undefined, isBlind: false, isOver: false } as const;

export function createInviting(siteHere: string): StoreApi<Inviting> {
  return createStore<Inviting>((set, get) => ({
    ...nothing,
    role: 'librarian',
    siteId: siteHere,
    isAsking: false,
    isOffline: false,
    chooseRole: (role) => set({ role }),
    chooseSite: (siteId) => set({ siteId }),
    make: async () => {
      const { role, siteId } = get();
      set({ ...nothing, isAsking: true });
      const answer = await invite({ role, ...(siteId ? { siteId } : {}) });
      set({ isAsking: false, isOffline: !answer.ok, ...(answer.ok ? { made: { ...answer, role } } : {}) });
    },
    look: async () => {
      const { made } = get();
      if (!made) return;
      const isOver = nowAt() > made.expiresAt;
      const answer = await joinedWith(made);
      if (get().made !== made) return;
      if (!answer.ok) set({ isBlind: true });
      else set({ isBlind: false, joined: answer.device, isOver: isOver && !answer.device });
    },
    again: () => set(nothing),
  }));
}
