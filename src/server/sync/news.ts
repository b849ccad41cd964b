// Tells open live streams that a scope has something new. Only the scope and its head are told, and a lost telling harms
// nothing: the next pull finds the same. No device holds more than a few streams.
import type { Poke } from '#protocol/live.ts';
import type { Storage } from '../storage/storage.ts';

type Listener = (poke: Poke) => void;

/** A tablet holds one stream; the others of it are connections that died and were not noticed yet. */
const mostStreams = 4;

export class News {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #told = new Map<string, number>();
  /** How to end the open streams of each device, the oldest first. */
  readonly #open = new Map<string, Set<() => void>>();

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

  /** Calls `leave` when the server stops, or when the device has opened too many streams since, until the returned function is
   * called. */
  open(device: string, leave: () => void): () => void {
    const own = (this.#open.get(device) ?? new Set()).add(leave);
    this.#open.set(device, own);
    const [oldest] = own;
    if (own.size > mostStreams && oldest) {
      own.delete(oldest);
      oldest();
    }
    return () => {
      own.delete(leave);
      if (own.size === 0 && this.#open.get(device) === own) this.#open.delete(device);
    };
  }
  end(): void {
    for (const own of this.#open.values()) for (const leave of own) leave();
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

/** How often others are asked about, in milliseconds. */
const lookMs = 1_000;

/** Where several processes write to one database, each looks at the heads that somebody here listens for, and tells what another
 * has moved, until the returned function is called. Does nothing where this process is alone. */
export function tellNewsFromOthers(storage: Storage, news: News): () => void {
  if (!storage.isShared) return () => undefined;
  let timer: ReturnType<typeof setTimeout>;
  const look = async () => {
    try {
      news.tell(await storage.heads(news.scopes));
    } catch {
      // A database that does not answer now is asked again; the next pull finds the same anyway.
    }
    timer = setTimeout(() => void look(), lookMs).unref();
  };
  timer = setTimeout(() => void look(), lookMs).unref();
  return () => clearTimeout(timer);
}
