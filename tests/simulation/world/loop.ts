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
  /** Events wait until then: the browser froze the page, the tablet sleeps. */
  frozenUntilMs?: number;
}
interface Event {
  readonly atMs: number;
  readonly order: number;
  readonly owner: Owner;
  readonly run: () => void;
}

const immediate = globalThis.setImmediate;
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
  /** Work that Node does in other threads: time stands still meanwhile. */
  #elsewhere = 0;
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
  /** Nobody's pause: it ends whoever is gone by then. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.post(ms, resolve, this.nobody));
  }
  /** Time waits for work that is done in another thread. */
  async elsewhere<Answer>(work: Promise<Answer>): Promise<Answer> {
    this.#elsewhere += 1;
    try {
      return await work;
    } finally {
      this.#elsewhere -= 1;
    }
  }

  /** Lets the world go on until this time, or until `isOver` says so. */
  async run(untilMs: number, isOver: () => boolean = () => false): Promise<void> {
    begin(this);
    try {
      while (!isOver()) {
        const next = this.#heap[0];
        if (!next || next.atMs > untilMs) break;
        this.#pop();
        await this.#turn(next);
      }
      if (!isOver()) this.nowMs = Math.max(this.nowMs, untilMs);
    } finally {
      begin(undefined);
      this.owner = this.nobody;
    }
  }

  async #turn(event: Event): Promise<void> {
    const { owner } = event;
    this.nowMs = Math.max(this.nowMs, event.atMs);
    if (!owner.alive) return;
    if (owner.frozenUntilMs && owner.frozenUntilMs > this.nowMs) {
      this.#push({ ...event, atMs: owner.frozenUntilMs });
      return;
    }
    this.events += 1;
    this.owner = owner;
    event.run();
    do await new Promise((resolve) => immediate(resolve));
    while (this.#elsewhere > 0);
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
