// A catalogue's worker that breaks at a question of one kind, and says nothing else.
import type { Port } from '#device/catalogue/desk.ts';
import type { PageAsks, Question } from '#device/catalogue/clerk.ts';

export class BrokenWorker extends EventTarget implements Port {
  readonly troubles: Event[] = [];
  readonly #kind: Question['kind'];

  constructor(kind: Question['kind']) {
    super();
    this.#kind = kind;
  }
  postMessage(asked: PageAsks): void {
    if (asked.kind !== 'ask' || asked.question.kind !== this.#kind) return;
    const trouble = new Event('error', { cancelable: true });
    this.troubles.push(trouble);
    this.dispatchEvent(trouble);
  }
}
