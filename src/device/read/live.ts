// Turns a question into one that answers again whenever what it read has changed, in any tab and after any round.
import { liveQuery } from 'dexie';

export interface Live<Answer> {
  readonly subscribe: (observer: {
    readonly next: (answer: Answer) => void;
    readonly error: (reason: unknown) => void;
  }) => { readonly unsubscribe: () => void };
}

/** Asks now and after every change. Use with `useLive(() => live(() => question(…)), […])`. */
export function live<Answer>(question: () => Promise<Answer>): Live<Answer> {
  return liveQuery(question);
}
