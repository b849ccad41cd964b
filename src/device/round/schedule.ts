// When rounds happen: soon after a write, when a bell rings (online, visible, a hint from the server), and otherwise by a
// timer that never gives up. After failures it waits longer, at random, so that a thousand tablets do not knock together.
import { chance } from '../clock.ts';
import { onWake } from './wake.ts';
import { mayRetry, round, type RoundEnd } from './round.ts';

export interface Schedule {
  readonly stop: () => void;
  /** A round at once, as a person asks with "Thử gửi ngay". */
  readonly now: () => Promise<RoundEnd>;
}
export interface Pace {
  /** Whether somebody looks at the screen; then the timer is quick. */
  readonly isVisible: () => boolean;
  readonly onRound?: (end: RoundEnd) => void;
  readonly onStart?: () => void;
}

/** After a write others may follow at once, milliseconds. */
const settleMs = 300;
/** Between rounds when all is well: visible, hidden. */
const idleMs = { visible: 60_000, hidden: 900_000 };
/** The longest wait after failures: the first twenty while someone looks, then and when hidden. */
const backOffMs = { near: 8_000, far: 300_000 };

/** The longest wait before the next try after `failures` failures in a row, in milliseconds. The wait is drawn evenly from 0
 * to this ("full jitter"). */
export function longestWait(failures: number, visible: boolean): number {
  const cap = visible && failures <= 20 ? backOffMs.near : backOffMs.far;
  return Math.min(cap, 500 * 2 ** Math.min(failures, 20));
}

/** Starts the timer and listens for the bell. One per program. */
export function startRounds(pace: Pace): Schedule {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let running: Promise<RoundEnd> | undefined;
  let again = false;
  let stopped = false;

  const plan = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(), ms);
  };
  const run = (): Promise<RoundEnd> => {
    if (running) {
      again = true;
      return running;
    }
    pace.onStart?.();
    running = round()
      .catch((): RoundEnd => ({ kind: 'fault', fault: { kind: 'offline' } }))
      .then((end) => {
        running = undefined;
        pace.onRound?.(end);
        planAfter(end);
        return end;
      });
    return running;
  };
  const planAfter = (end: RoundEnd) => {
    failures = end.kind === 'fault' ? failures + 1 : 0;
    const visible = pace.isVisible();
    if (again || end.kind === 'more') plan(0);
    else if (end.kind !== 'fault') plan(visible ? idleMs.visible : idleMs.hidden);
    else if (end.fault.kind === 'busy') plan(end.fault.retryMs * (1 + chance()));
    else plan(mayRetry(end) ? chance() * longestWait(failures, visible) : backOffMs.far);
    again = false;
  };
  const unlisten = onWake(() => {
    failures = 0;
    if (running) again = true;
    else plan(settleMs);
  });
  plan(0);
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      unlisten();
    },
    now: run,
  };
}
