// Timers of one program in virtual time. They end with their owner.
import type { Loop, Owner } from './loop.ts';

interface Timer {
  cancel: () => void;
  /** Node's: whether the process waits for it makes no difference here. */
  readonly unref: () => Timer;
}
type Run = (...given: unknown[]) => void;

export function timers(loop: Loop, owner: Owner) {
  const begin = (plan: (timer: Timer) => () => void): Timer => {
    const timer: Timer = { cancel: () => undefined, unref: () => timer };
    timer.cancel = plan(timer);
    return timer;
  };
  const end = (timer: Timer | undefined): void => timer?.cancel();
  const once = (run: Run, ms = 0, ...given: unknown[]) => begin(() => loop.post(ms, () => run(...given), owner));
  const repeat = (run: Run, ms: number, ...given: unknown[]) =>
    begin((timer) => {
      const again = () => {
        timer.cancel = loop.post(ms, again, owner);
        run(...given);
      };
      return loop.post(ms, again, owner);
    });
  return { setTimeout: once, clearTimeout: end, setInterval: repeat, clearInterval: end };
}

/** The same as promises: Node's `timers/promises`, as far as it is used. */
export function pauses(loop: Loop, owner: Owner) {
  const pause = (ms?: number) => new Promise<void>((resolve) => loop.post(ms ?? 0, resolve, owner));
  return { setTimeout: pause, setImmediate: () => pause() };
}
