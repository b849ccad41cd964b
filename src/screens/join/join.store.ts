// What a person is doing while joining: the code and the device's name as typed, and what the server said.
import { createStore } from 'zustand/vanilla';
import { joinServer, type Joined } from '#device/joining/join.ts';

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
  readonly join: (nameOtherwise: string) => Promise<'/' | '/start' | undefined>;
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
    join: async (nameOtherwise) => {
      const { code, name, isAsking } = get();
      if (isAsking) return undefined;
      if (!isCode(code)) {
        set({ hasWrongForm: true });
        return undefined;
      }
      set({ isAsking: true, refusal: undefined });
      const joined = await joinServer({ code, name: name.trim() || nameOtherwise }).finally(() =>
        set({ isAsking: false }),
      );
      if (!joined.ok) {
        set({ refusal: joined.refusal });
        return undefined;
      }
      return joined.answer.unitName === undefined ? '/start' : '/';
    },
  }));
}
