// Listeners of a window, a document or a worker: enough of an EventTarget for the project's programs, without Node's habit
// of ending the process when a listener fails.

type Listener = (event: unknown) => void;
interface Options {
  readonly once?: boolean;
  readonly signal?: AbortSignal;
}

export class Bells {
  readonly #listeners = new Map<string, { listener: Listener; once: boolean }[]>();

  readonly addEventListener = (type: string, listener: Listener, options: Options | boolean = {}): void => {
    const { once = false, signal } = typeof options === 'object' ? options : {};
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), { listener, once }]);
    signal?.addEventListener('abort', () => this.removeEventListener(type, listener));
  };
  readonly removeEventListener = (type: string, listener: Listener): void => {
    this.#listeners.set(
      type,
      (this.#listeners.get(type) ?? []).filter((one) => one.listener !== listener),
    );
  };
  readonly dispatchEvent = (event: { readonly type: string }): boolean => {
    for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
      if (once) this.removeEventListener(event.type, listener);
      listener(event);
    }
    return true;
  };
  ring(type: string): void {
    this.dispatchEvent(new Event(type));
  }
}
