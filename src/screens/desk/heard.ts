// The acts of the desk, heard one after another, and each heard once. A scanner reads one label twice, a finger that trembles
// or waits for a slow tablet taps twice: taken for a second act, that would lend again what has just come back, or say that
// nobody had it, and the bar would lose its undo while the person still looks for it.
import type { Signal } from '#ui/signal/celebrate.ts';

/** Heard again within this time after its end, an act is the same, milliseconds: nobody means it twice so soon, and whoever does
 * has by then seen what was written, and tries again. */
export const sameActMs = 2_000;

/** What a name cannot tell: a book waited for a card, the card lent it, and only then is the book's label read again. To who may
 * borrow no more that scan would take back what they carry away, so a loan this young is not taken back by one, milliseconds.
 * It is longer, as a loan is dated before it is written. */
const freshLoanMs = 3_000;

/** Whether a scan only repeats the one that lent, whichever way the clock was set meanwhile. */
export function isSameScan({ lentAt }: { readonly lentAt: string }, now: string): boolean {
  return Math.abs(Date.parse(now) - Date.parse(lentAt)) < freshLoanMs;
}

/** How an act is heard: by its name, with what it is about. */
export type Hear = (name: string, act: () => Promise<Signal>) => Promise<Signal>;

/** `undoNow`: what the bar can take back now, if what wrote it is one act when it is heard twice. While that is still what an act
 * wrote, nothing has come between: only then is the act the same when it is heard again, and has the same end. */
export function hearingActs(undoNow: () => unknown): Hear {
  let queue: Promise<unknown> = Promise.resolve();
  let last:
    { readonly name: string; readonly endedAt: number; readonly end: Signal; readonly wrote: unknown } | undefined;
  return (name, act) => {
    const heardAt = performance.now();
    const hear = async () => {
      const wrote = undoNow();
      const isSame = last?.name === name && heardAt - last.endedAt < sameActMs && last.wrote === wrote;
      const end = last && isSame && wrote !== undefined ? last.end : await act();
      last = { name, endedAt: performance.now(), end, wrote: undoNow() };
      return end;
    };
    const run = queue.then(hear, hear);
    queue = run.catch(() => undefined);
    return run;
  };
}
