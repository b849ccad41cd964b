// Virtual time. All that happens in a simulated world is an event in one queue; one event runs at a time, until nothing more
// follows from it at once. So the same seed gives the same history, however fast the machine is.

/** Who an event belongs to: when it is gone, its events are too. */
export interface Owner {
  readonly name: string;
  alive: boolean;
  /** The machine that goes on with what a program began, also when the program is gone. */
  readonly machine?: Owner;
  /** Its tasks keep their order: none before this time. */
  lastTaskMs?: number;
  /** Its events wait: the browser froze the page, the tablet sleeps. */
  frozen?: { readonly untilMs: number; readonly events: Event[] };
}
interface Event {
  readonly atMs: number;
  readonly order: number;
  readonly owner: Owner;
  readonly run: () => void;
}

const immediate = globalThis.setImmediate;
/** Runs what promises and ticks have put off, to the end. */
const settle = (process as unknown as { readonly _tickCallback: () => void })._tickCallback;
let turning: Loop | undefined;

const begin = (loop: Loop | undefined) => {
  turning = loop;
};

/** The fake database and the server's libraries put off work with setImmediate and ask for the time: in a simulation both
 * are virtual. */
export function playTasks(): void {
  const task = (run: (...given: unknown[]) => void, ...given: unknown[]) => {
    if (turning) turning.task(() => run(...given));
    else immediate(run, ...given);
  };
  globalThis.setImmediate = task as unknown as typeof setImmediate;
  const now = Date.now.bind(Date);
  Date.now = () => (turning ? Math.floor(turning.nowMs) : now());
}

export class Loop {
  nowMs: number;
  /** Owns what belongs to no tablet: the server, the people, the network. */
  readonly nobody: Owner = { name: 'nobody', alive: true };
  /** On whose behalf things happen now. */
  owner: Owner = this.nobody;
  events = 0;
  #order = 0;
  #jitter: () => number;
  readonly #heap: Event[] = [];

  constructor(startMs: number, jitter: () => number) {
    this.nowMs = startMs;
    this.#jitter = jitter;
  }

  /** Runs something later; returns how to call it off. */
  post(delayMs: number, run: () => void, owner: Owner = this.owner): () => void {
    let wanted = true;
    const event = {
      atMs: this.nowMs + Math.max(0, delayMs),
      order: (this.#order += 1),
      owner,
      run: () => wanted && run(),
    };
    this.#push(event);
    return () => {
      wanted = false;
    };
  }
  /** A task of the running owner's machine, soon, after its earlier tasks. */
  task(run: () => void): void {
    const owner = this.owner.machine ?? this.owner;
    const atMs = Math.max(owner.lastTaskMs ?? 0, this.nowMs + this.#jitter());
    owner.lastTaskMs = atMs;
    this.post(atMs - this.nowMs, run, owner);
  }
  /** Nothing of this owner's happens for so long, or until it is thawed. */
  freeze(owner: Owner, ms: number): void {
    const untilMs = this.nowMs + ms;
    owner.frozen = { untilMs, events: owner.frozen?.events ?? [] };
    this.post(ms, () => owner.frozen?.untilMs === untilMs && this.thaw(owner), this.nobody);
  }
  /** What should have happened meanwhile happens now, in its order. */
  thaw(owner: Owner): void {
    const events = owner.frozen?.events ?? [];
    delete owner.frozen;
    for (const event of events) this.#push({ ...event, atMs: this.nowMs });
  }
  /** Nobody's pause: it ends whoever is gone by then. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.post(ms, resolve, this.nobody));
  }
  /** Lets the world go on until `isOver` says so, or nothing is left to happen. */
  run(isOver: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const on = () => {
        begin(this);
        try {
          const next = this.#some(isOver);
          if (next) immediate(on);
          else resolve();
        } catch (error) {
          reject(error);
        } finally {
          begin(undefined);
          this.owner = this.nobody;
        }
      };
      // Not from within a promise: what follows from an event could not be followed to its end.
      immediate(on);
    });
  }

  /** Many events, one after the other, each with all that follows from it at once. False when it is over. */
  #some(isOver: () => boolean): boolean {
    for (let count = 0; count < 1_000; count += 1) {
      const next = this.#heap[0];
      if (!next || isOver()) return false;
      this.#pop();
      this.#turn(next);
    }
    return true;
  }
  #turn(event: Event): void {
    const { owner } = event;
    this.nowMs = Math.max(this.nowMs, event.atMs);
    if (!owner.alive) return;
    if (owner.frozen) return void owner.frozen.events.push(event);
    this.events += 1;
    this.owner = owner;
    event.run();
    settle();
  }

  #push(event: Event): void {
    const heap = this.#heap;
    let at = heap.push(event) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (isBefore(heap[above] as Event, event)) break;
      heap[at] = heap[above] as Event;
      at = above;
    }
    heap[at] = event;
  }
  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop() as Event;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1] as Event, heap[below] as Event)) below += 1;
      if (isBefore(last, heap[below] as Event)) break;
      heap[at] = heap[below] as Event;
      at = below;
    }
    heap[at] = last;
  }
}

function isBefore(one: Event, other: Event): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}
