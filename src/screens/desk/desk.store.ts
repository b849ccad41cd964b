// What a person is doing at the desk: whose card is open, what was scanned last, what was just written. Facts stay in the
// database; this forgets everything when the next person comes, and lends again.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { meantCopies } from '#domain/circulation/meant-copies.ts';
import type { Member } from '#domain/membership/member.ts';
import { searchTitles } from '#device/catalogue/desk.ts';
import { copiesAtDesk, findByCode, type Shared } from '#device/read/codes.ts';
import { searchMembers, theMember } from '#device/read/membership.ts';
import { siteHere } from '#device/session.ts';
import type { DeskSaid } from '#i18n/desk.ts';
import type { Signal } from '#ui/signal/celebrate.ts';
import { lendCopy, loanTo, readByCodeHere, readCopyHere, readTitleHere, renewLoan, returnLoan } from './acts.ts';
import { takeIn, timesOf, undoAct, type DeskUndo, type Done } from './acts.ts';
import { hearingActs } from './heard.ts';
import { asOneAct, goesOn, type Readings } from './readings.ts';
import { asLeft, withoutReader, type InHand, type KeptDesk } from './rest.ts';

export interface Desk {
  readonly typed: string;
  readonly mode: KeptDesk['mode'];
  readonly member?: Member;
  readonly inHand?: InHand;
  /** What was scanned or chosen stands for several: who is here, or which book is in the hand? */
  readonly choice?: { readonly kind: 'title'; readonly title: Title } | Shared;
  readonly unknown?: string;
  readonly said?: DeskSaid;
  readonly justLoan?: string;
  readonly openedLoan?: string;
  readonly undo?: DeskUndo;
  readonly type: (typed: string) => void;
  readonly setMode: (mode: Desk['mode']) => void;
  readonly scan: (code: string) => Promise<Signal>;
  /** What was scanned on another screen: no card that is open here was seen there, so it counts for nobody's. */
  readonly scanAnew: (code: string) => Promise<Signal>;
  readonly chooseMember: (member: Member) => Promise<Signal>;
  readonly chooseTitle: (title: Title) => Promise<Signal>;
  /** A copy is pointed at: one that the reader has can only be what they brought back. */
  readonly chooseCopy: (copy: Copy, title?: Title) => Promise<Signal>;
  readonly openLoan: (id: string | undefined) => void;
  readonly giveBack: (loanId: string) => Promise<Signal>;
  readonly renew: (loanId: string) => Promise<Signal>;
  /** The book in hand was brought back by somebody. */
  readonly takeIn: () => Promise<Signal>;
  readonly undoLast: () => Promise<Signal>;
  readonly next: () => void;
  /** The desk is as it was left a moment ago, unless something has been heard meanwhile. */
  readonly comeBack: (kept: KeptDesk) => Promise<Signal>;
  /** Nobody is here any more: what tells of a reader goes, also from the bar and with the copies that are out. A book on the
   * counter and the way to take back stay. */
  readonly rest: () => void;
}

/** What is heard next has an answer of its own. */
const unsaid = {
  said: undefined,
  undo: undefined,
  unknown: undefined,
  choice: undefined,
  justLoan: undefined,
} as const;
const nobody = { ...unsaid, typed: '', member: undefined, inHand: undefined, openedLoan: undefined } as const;

/** A name or a title rather than a code: a code has a figure in it and no gap, save for one that has figures only. */
const isWords = (text: string) => /\p{L}/u.test(text) && (!/\d/.test(text) || /\s/.test(text));

const isBusy = ({ member, inHand, said }: Desk) => (member ?? inHand ?? said) !== undefined;

export function createDesk(): StoreApi<Desk> {
  return createStore<Desk>((set, get) => {
    const hear = hearingActs(() => (get().choice ? undefined : asOneAct(get().undo)));
    const show = (done: Done): Signal => {
      set({ ...done, choice: undefined, unknown: undefined, openedLoan: undefined });
      return done.signal;
    };
    const useCopy = async (copy: Copy, title?: Title): Promise<Signal> => {
      const { mode, member } = get();
      if (mode === 'readHere') return show(await readCopyHere({ copy, title, member }));
      const done = await lendCopy({ copy, title, member });
      set({ inHand: done.said.kind === 'needs-card' ? { copy, ...(title ? { title } : {}) } : undefined });
      return show(done);
    };
    const openCard = async (member: Member): Promise<Signal> => {
      const { inHand, member: before, typed } = get();
      set({ ...nobody, typed, member, ...(before && before.id !== member.id ? { mode: 'takeHome' } : {}) });
      return inHand ? useCopy(inHand.copy, inHand.title) : 'written';
    };
    /** The one copy that can be meant, or the question which. */
    const useTitle = async (title: Title): Promise<Signal> => {
      const { mode, member } = get();
      if (mode === 'readHere') return show(await readTitleHere(title, member));
      const [only, ...others] = meantCopies(await copiesAtDesk(title.id), { siteId: siteHere(), memberId: member?.id });
      if (only && others.length === 0) return useCopy(only.copy, title);
      set({ unknown: undefined, choice: { kind: 'title', title } });
      return 'written';
    };
    /** What one person or one title answers to is taken; what several answer to stays in the box, over their list. */
    const hearWords = async (words: string): Promise<Signal> => {
      const [member, ...namesakes] = await searchMembers(words, 2);
      const { titles = [] } = member ? {} : await searchTitles({ typed: words, levels: [], most: 2 });
      const [title, ...others] = titles;
      const isOne = namesakes.length === 0 && others.length === 0;
      set({ typed: isOne ? '' : words });
      if (!isOne) return 'written';
      if (member) return openCard(member);
      if (title) return useTitle(title);
      set({ unknown: words });
      return 'stopped';
    };
    const scanNow = async (code: string): Promise<Signal> => {
      const { said, undo } = get();
      set(unsaid);
      // A question has written nothing: what was written before it can still be taken back.
      return take(code, goesOn(undo)).finally(() => get().choice && set({ said, undo }));
    };
    const take = async (code: string, readings: Readings | undefined): Promise<Signal> => {
      const found = await findByCode(code);
      if (found.kind === 'unknown' && isWords(code)) return hearWords(code);
      if (isWords(code)) set({ typed: '' });
      if (found.kind === 'member') return openCard(found.member);
      if (found.kind === 'copy') return useCopy(found.copy, found.title);
      if (found.kind === 'title' && get().mode === 'readHere')
        return show(await readByCodeHere(found.title, get().member, readings));
      if (found.kind === 'title') return useTitle(found.title);
      set(found.kind === 'unknown' ? { unknown: code } : { choice: found });
      return 'stopped';
    };
    return {
      ...nobody,
      mode: 'takeHome',
      type: (typed) => set({ typed, unknown: undefined, choice: undefined }),
      setMode: (mode) => set({ mode, said: undefined, undo: undefined }),
      scan: (code) => {
        // At once, and never later: the signs of the next code may be in the box by then.
        if (!isWords(code)) set({ typed: '' });
        return hear(`scan ${code}`, () => scanNow(code));
      },
      scanAnew: (code) => {
        set({ ...nobody, mode: 'takeHome' });
        return hear(`scan ${code}`, () => scanNow(code));
      },
      chooseMember: (member) => {
        set({ typed: '' });
        return hear(`card ${member.id}`, async () => openCard((await theMember(member.id)) ?? member));
      },
      chooseTitle: (title) => {
        set({ typed: '' });
        return hear(`title ${title.id}`, () => useTitle(title));
      },
      chooseCopy: (copy, title) =>
        hear(`copy ${copy.id}`, async () => {
          const own = get().mode === 'takeHome' ? await loanTo(get().member, copy) : undefined;
          return own ? show(await returnLoan(own.id)) : useCopy(copy, title);
        }),
      openLoan: (openedLoan) => set({ openedLoan }),
      giveBack: (loanId) => hear(`give back ${loanId}`, async () => show(await returnLoan(loanId))),
      renew: (loanId) => hear(`renew ${loanId}`, async () => show(await renewLoan(loanId))),
      takeIn: () =>
        hear('take in', async () => {
          const { inHand } = get();
          set({ inHand: undefined });
          return inHand ? show(await takeIn(inHand)) : 'stopped';
        }),
      undoLast: () =>
        hear('undo', async () => {
          const { undo } = get();
          if (!undo) return 'written';
          set({ undo: undefined });
          await undoAct(undo);
          set({ said: { kind: 'undone', times: timesOf(undo) }, justLoan: undefined });
          return 'written';
        }),
      next: () => set({ ...nobody, mode: 'takeHome' }),
      comeBack: (kept) =>
        hear('come back', async () => {
          const member = kept.memberId === undefined ? undefined : await theMember(kept.memberId);
          if (!isBusy(get())) set(asLeft(kept, member));
          return 'written';
        }),
      rest: () => {
        const { member, typed, unknown, inHand, choice, said, undo } = get();
        const saidStill = undo && said && withoutReader(said);
        const isAny = (member ?? unknown ?? choice) !== undefined || typed !== '' || said !== saidStill;
        if (isAny) set({ ...nobody, mode: 'takeHome', inHand, undo, said: saidStill });
      },
    };
  });
}
