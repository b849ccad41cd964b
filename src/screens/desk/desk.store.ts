// What a person is doing at the desk: whose card is open, what was scanned last, what was just written. Facts stay in the
// database; this forgets everything when the next person comes, and lends again.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { Member } from '#domain/membership/member.ts';
import { findByCode, type Found } from '#device/read/codes.ts';
import { searchMembers, theMember } from '#device/read/membership.ts';
import type { DeskSaid } from '#i18n/circulation.ts';
import type { Signal } from '#ui/signal/celebrate.ts';
import { lendCopy, readCopyHere, renewLoan, returnLoan, sameScanMs, takeIn, undoAct } from './acts.ts';
import type { DeskUndo, Done } from './acts.ts';

export interface Desk {
  readonly typed: string;
  readonly mode: 'takeHome' | 'readHere';
  readonly member?: Member;
  /** A book that waits for a card. */
  readonly inHand?: { readonly copy: Copy; readonly title?: Title };
  readonly choice?: Extract<Found, { kind: 'title' }>;
  readonly unknown?: string;
  readonly said?: DeskSaid;
  readonly justLoan?: string;
  readonly openedLoan?: string;
  readonly undo?: DeskUndo;
  readonly type: (typed: string) => void;
  readonly setMode: (mode: Desk['mode']) => void;
  readonly scan: (code: string) => Promise<Signal>;
  readonly chooseMember: (member: Member) => Promise<void>;
  readonly chooseCopy: (copy: Copy, title?: Title) => Promise<Signal>;
  readonly openLoan: (id: string | undefined) => void;
  readonly giveBack: (loanId: string) => Promise<void>;
  readonly renew: (loanId: string) => Promise<void>;
  /** The book in hand was brought back by somebody. */
  readonly takeIn: () => Promise<Signal>;
  readonly undoLast: () => Promise<void>;
  readonly next: () => void;
}

const nobody = {
  typed: '',
  member: undefined,
  inHand: undefined,
  choice: undefined,
  unknown: undefined,
  said: undefined,
  justLoan: undefined,
  openedLoan: undefined,
  undo: undefined,
} as const;

export function createDesk(): StoreApi<Desk> {
  return createStore<Desk>((set, get) => {
    /** Acts run one after another, so that two taps in a row see each other's effect. */
    let queue: Promise<unknown> = Promise.resolve();
    const inTurn = <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
      const run = queue.then(act, act);
      queue = run.catch(() => undefined);
      return run;
    };
    const show = (done: Done): Signal => {
      set({ ...done, choice: undefined, unknown: undefined, openedLoan: undefined });
      return done.signal;
    };
    const useCopy = async (copy: Copy, title?: Title): Promise<Signal> => {
      const { mode, member } = get();
      if (mode === 'readHere') return show(await readCopyHere({ copy, title, member }));
      const done = await lendCopy({ copy, title, member });
      const inHand = done.said.kind === 'needs-card' ? { copy, ...(title ? { title } : {}) } : undefined;
      set({ inHand });
      return show(done);
    };
    const openCard = async (member: Member): Promise<Signal> => {
      const { inHand, member: before } = get();
      set({ ...nobody, member, ...(before && before.id !== member.id ? { mode: 'takeHome' } : {}) });
      return inHand ? useCopy(inHand.copy, inHand.title) : 'written';
    };
    /** A name that one person answers to opens the card; one that several answer to stays in the box, over their names. */
    const hearName = async (name: string): Promise<Signal> => {
      const [first, ...others] = await searchMembers(name, 2);
      if (first && others.length === 0) return openCard(first);
      set(first ? { typed: name } : { unknown: name });
      return first ? 'written' : 'stopped';
    };
    /** The code whose book a scan brought back, when, and what was said of it: read twice, it would be lent again. */
    let back: { readonly code: string; readonly at: number; readonly said: DeskSaid | undefined } | undefined;
    const isReadTwice = (code: string) =>
      back?.code === code && back.said === get().said && performance.now() - back.at < sameScanMs;
    const scanNow = async (code: string): Promise<Signal> => {
      set({ typed: '', said: undefined, undo: undefined, unknown: undefined, choice: undefined, justLoan: undefined });
      const found = await findByCode(code);
      if (found.kind === 'member') return openCard(found.member);
      if (found.kind === 'copy') return useCopy(found.copy, found.title);
      const [only, ...others] = found.kind === 'title' ? found.copies : [];
      if (found.kind === 'title' && only && others.length === 0) return useCopy(only, found.title);
      if (found.kind === 'unknown' && !/\d/.test(code)) return hearName(code);
      set(found.kind === 'title' ? { choice: found } : { unknown: code });
      return found.kind === 'title' ? 'written' : 'stopped';
    };
    return {
      ...nobody,
      mode: 'takeHome',
      type: (typed) => set({ typed, unknown: undefined }),
      setMode: (mode) => set({ mode, said: undefined, undo: undefined }),
      scan: (code) =>
        inTurn(async () => {
          if (isReadTwice(code)) return 'stopped';
          const signal = await scanNow(code);
          back = signal === 'returned' ? { code, at: performance.now(), said: get().said } : undefined;
          return signal;
        }),
      chooseMember: (member) => inTurn(async () => void (await openCard((await theMember(member.id)) ?? member))),
      chooseCopy: (copy, title) => inTurn(() => useCopy(copy, title)),
      openLoan: (openedLoan) => set({ openedLoan }),
      giveBack: (loanId) => inTurn(async () => void show(await returnLoan(loanId))),
      renew: (loanId) => inTurn(async () => void show(await renewLoan(loanId))),
      takeIn: () =>
        inTurn(async () => {
          const { inHand } = get();
          set({ inHand: undefined });
          return inHand ? show(await takeIn(inHand)) : 'stopped';
        }),
      undoLast: () =>
        inTurn(async () => {
          const { undo } = get();
          set({ undo: undefined });
          if (undo) await undoAct(undo, get().member);
          set({ said: { kind: 'undone' }, justLoan: undefined });
        }),
      next: () => set({ ...nobody, mode: 'takeHome' }),
    };
  });
}
