// Turns a question into one that answers again whenever what it read has changed, in any tab and after any round.
import { liveQuery, type Observable } from 'dexie';

/** Asks now and after every change. Use with `useLive(() => live(() => question(…)), […])`. */
export function live<Answer>(question: () => Promise<Answer>): Observable<Answer> {
  return liveQuery(question);
}
