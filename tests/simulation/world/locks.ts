// Web Locks of one browser: one holder per name, the next in turn. What a program held is free when the program ends.
import type { Loop, Owner } from './loop.ts';

interface Asked {
  readonly owner: Owner;
  readonly grant: (lock: { name: string } | null) => void;
}
interface Options {
  readonly ifAvailable?: boolean;
  readonly steal?: boolean;
  readonly signal?: AbortSignal;
}
type Work = (lock: { name: string } | null) => unknown;

export class Locks {
  readonly #loop: Loop;
  readonly #held = new Map<string, Owner>();
  readonly #waiting = new Map<string, Asked[]>();

  constructor(loop: Loop) {
    this.#loop = loop;
  }

  /** The `navigator.locks` of one program. */
  of(owner: Owner) {
    const request = async (name: string, ...rest: [Work] | [Options, Work]): Promise<unknown> => {
      const work = rest.at(-1) as Work;
      const options = rest.length === 2 ? rest[0] : {};
      const lock = await this.#ask(owner, name, options);
      if (lock === null) return work(null);
      try {
        return await work(lock);
      } finally {
        if (owner.alive && this.#held.get(name) === owner) this.#release(name);
      }
    };
    return { request };
  }
  /** Frees all that a program held or waited for. */
  end(owner: Owner): void {
    for (const [name, list] of this.#waiting)
      this.#waiting.set(
        name,
        list.filter((asked) => asked.owner !== owner),
      );
    for (const [name, holder] of this.#held) if (holder === owner) this.#release(name);
  }

  #ask(owner: Owner, name: string, options: Options): Promise<{ name: string } | null> {
    const free = !this.#held.has(name);
    if (options.ifAvailable && !free) return Promise.resolve(null);
    if (free || options.steal) {
      this.#held.set(name, owner);
      return Promise.resolve({ name });
    }
    return new Promise((resolve, reject) => {
      const asked = { owner, grant: resolve };
      this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), asked]);
      options.signal?.addEventListener('abort', () => {
        this.#waiting.set(
          name,
          (this.#waiting.get(name) ?? []).filter((one) => one !== asked),
        );
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  }
  #release(name: string): void {
    this.#held.delete(name);
    const [next, ...others] = this.#waiting.get(name) ?? [];
    this.#waiting.set(name, others);
    if (!next) return;
    this.#held.set(name, next.owner);
    this.#loop.post(0, () => next.grant({ name }), next.owner);
  }
}
