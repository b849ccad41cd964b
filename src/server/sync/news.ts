// Tells open live streams that a scope has something new. Only the scope and its head are told, and a lost telling harms
// nothing: the next pull finds the same.
import type { Poke } from '#protocol/live.ts';

type Listener = (poke: Poke) => void;

export class News {
  readonly #listeners = new Map<string, Set<Listener>>();

  tell(moved: ReadonlyMap<string, number>): void {
    for (const [scope, head] of moved)
      for (const listener of this.#listeners.get(scope) ?? []) listener({ scope, head });
  }

  /** Calls `listener` for these scopes until the returned function is called. */
  listen(scopes: readonly string[], listener: Listener): () => void {
    for (const scope of scopes) {
      const own = this.#listeners.get(scope) ?? new Set();
      this.#listeners.set(scope, own.add(listener));
    }
    return () => {
      for (const scope of scopes) this.#listeners.get(scope)?.delete(listener);
    };
  }
}
