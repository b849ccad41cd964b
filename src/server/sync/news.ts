// Tells open live streams that a scope has something new. Only the scope and its head are told, and a lost telling harms
// nothing: the next pull finds the same.
import type { Poke } from '#protocol/live.ts';

type Listener = (poke: Poke) => void;

export class News {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #told = new Map<string, number>();
  readonly #atEnd = new Set<() => void>();

  /** The scopes that somebody listens for. */
  get scopes(): string[] {
    return [...this.#listeners.keys()];
  }

  /** Tells what is new: a head that was told already, or has been passed since, is told to nobody. */
  tell(heads: ReadonlyMap<string, number>): void {
    for (const [scope, head] of heads) {
      const listeners = this.#listeners.get(scope);
      if (!listeners || head <= (this.#told.get(scope) ?? 0)) continue;
      this.#told.set(scope, head);
      for (const listener of listeners) listener({ scope, head });
    }
  }

  /** Calls `listener` for these scopes until the returned function is called. */
  listen(scopes: readonly string[], listener: Listener): () => void {
    for (const scope of scopes) {
      const own = this.#listeners.get(scope) ?? new Set();
      this.#listeners.set(scope, own.add(listener));
    }
    return () => {
      for (const scope of scopes) this.#forget(scope, listener);
    };
  }

  /** Calls `leave` when the server stops, until the returned function is called. */
  atEnd(leave: () => void): () => void {
    this.#atEnd.add(leave);
    return () => this.#atEnd.delete(leave);
  }
  end(): void {
    for (const leave of this.#atEnd) leave();
  }

  #forget(scope: string, listener: Listener): void {
    const listeners = this.#listeners.get(scope);
    listeners?.delete(listener);
    if (listeners?.size === 0) {
      this.#listeners.delete(scope);
      this.#told.delete(scope);
    }
  }
}
