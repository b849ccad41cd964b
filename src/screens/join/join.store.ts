// What a person is doing while joining: the code and the device's name as typed, and what the server said.
import { createStore } from 'zustand/vanilla';
import { mayWrite } from '#domain/access/may.ts';
import { joinServer, type Joined } from '#device/joining/join.ts';
import { openWithoutName } from '#device/joining/start.ts';

/** What this device and the library's place are called until somebody says otherwise. */
interface NamesOtherwise {
  readonly device: string;
  readonly mainSite: string;
}
type Refusal = Extract<Joined, { ok: false }>['refusal'];
export interface Joining {
  readonly code: string;
  readonly name: string;
  readonly isAsking: boolean;
  readonly hasWrongForm: boolean;
  readonly refusal?: Refusal;
  readonly typeCode: (code: string) => void;
  readonly typeName: (name: string) => void;
  /** Resolves to where to go on: home, or naming the library; undefined when it was refused. */
  readonly join: (otherwise: NamesOtherwise) => Promise<'/' | '/start' | undefined>;
}

/** A link with a code carries it behind the mark, so that it is sent to no server by the way. */
export function createJoining(codeInLink: string, isCode: (typed: string) => boolean) {
  return createStore<Joining>((set, get) => ({
    code: codeInLink,
    name: '',
    isAsking: false,
    hasWrongForm: false,
    typeCode: (code) => set({ code, hasWrongForm: false, refusal: undefined }),
    typeName: (name) => set({ name }),
    join: async (otherwise) => {
      const { code, name, isAsking } = get();
      if (isAsking) return undefined;
      if (!isCode(code)) {
        set({ hasWrongForm: true });
        return undefined;
      }
      set({ isAsking: true, refusal: undefined });
      const joined = await joinServer({ code, name: name.trim() || otherwise.device }).finally(() =>
        set({ isAsking: false }),
      );
      if (!joined.ok) {
        set({ refusal: joined.refusal });
        return undefined;
      }
      const { unitName, role } = joined.answer;
      if (unitName !== undefined || !mayWrite(role, 'unit')) return '/';
      await openWithoutName(otherwise.mainSite);
      return '/start';
    },
  }));
}
