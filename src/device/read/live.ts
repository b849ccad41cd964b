// Turns a question into one that answers again whenever what it read has changed, in any tab and after any round.
import { liveQuery } from 'dexie';
import { reopen } from '../open-database.ts';
import { isConnectionLost } from '../trouble.ts';

export interface Live<Answer> {
  readonly subscribe: (observer: {
    readonly next: (answer: Answer) => void;
    readonly error: (reason: unknown) => void;
  }) => { readonly unsubscribe: () => void };
}

/** An answer, with whether all of the library was here when it was asked for: only then is none none. */
export interface Known<Answer> {
  readonly answer: Answer;
  readonly isWhole: boolean;
}
/** The question's answers with what was known when it was asked; `isWhole` belongs among what it is asked anew for. */
export function knowing<Answer>(isWhole: boolean, question: Live<Answer>): Live<Known<Answer>> {
  return {
    subscribe: ({ next, error }) => question.subscribe({ next: (answer) => next({ answer, isWhole }), error }),
  };
}

let held: Promise<unknown> | undefined;
/** Until then nothing is asked but what goes first (`liveFirst`): the screen waits for that, or for something else altogether. */
export function holdQuestions(until: Promise<unknown>): void {
  held = until.finally(() => {
    held = undefined;
  });
}

/** The question that the first screen waits for: it is not held back. */
export function liveFirst<Answer>(question: () => Promise<Answer>): Live<Answer> {
  return asking(question, undefined);
}

/** Asks now and after every change. Use with `useLive(() => live(() => question(…)), […])`. When the browser drops the
 * connection on the way, the question is asked once more on a new one. */
export function live<Answer>(question: () => Promise<Answer>): Live<Answer> {
  return asking(question, held);
}

function asking<Answer>(question: () => Promise<Answer>, heldUntil: Promise<unknown> | undefined): Live<Answer> {
  return {
    subscribe: (observer) => {
      let stopped = false;
      let asking: { readonly unsubscribe: () => void } | undefined;
      const begin = () => {
        if (!stopped) asking = ask(true);
      };
      if (heldUntil) void heldUntil.then(begin, begin);
      else begin();
      function ask(mayAskAgain: boolean) {
        const lost = (reason: unknown) => mayAskAgain && isConnectionLost(reason);
        const again = () => {
          if (!stopped) asking = ask(false);
        };
        const once = () => {
          const asked = question();
          asked.catch((reason: unknown) => {
            if (!stopped && lost(reason)) void reopen().then(again, observer.error);
          });
          return asked;
        };
        return liveQuery(once).subscribe({
          next: (answer) => {
            mayAskAgain = true;
            observer.next(answer);
          },
          error: (reason: unknown) => lost(reason) || observer.error(reason),
        });
      }
      return {
        unsubscribe: () => {
          stopped = true;
          asking?.unsubscribe();
        },
      };
    },
  };
}
