// When rounds happen: soon after a write, when a bell rings (online, visible, a hint from the server), and otherwise by a
// timer that never gives up. After failures it waits longer, at random, so that a thousand tablets do not knock together.
import { chance } from '../clock.ts';
import { database } from '../open-database.ts';
import { mayRetry, round, type RoundEnd } from './round.ts';
import { onWake } from './wake.ts';
import { watch } from './watchdog.ts';

export interface Schedule {
  readonly stop: () => void;
  /** A round at once, as a person asks with "Thử gửi ngay". */
  readonly now: () => Promise<RoundEnd>;
}
export interface Pace {
  /** Whether somebody looks at the screen; then the timer is quick. */
  readonly isVisible: () => boolean;
  /** What the browser believes of the network; absent: that there is one. */
  readonly isOnline?: () => boolean;
  readonly onRound?: (end: RoundEnd) => void;
  readonly onStart?: () => void;
}

/** After a write others may follow at once, milliseconds. */
const settleMs = 300;
/** Between rounds when all is well: visible, hidden. */
const idleMs = { visible: 60_000, hidden: 900_000 };
/** Before another look where another program was at it: at first, and as long as a round may last. */
const elsewhereMs = { least: 1_000, most: 15_000 };
/** The longest wait after failures: the first twenty while someone looks and there seems to be a network, and otherwise. */
const backOffMs = { near: 8_000, far: 300_000 };

/** The longest wait before the next try after `failures` failures in a row, in milliseconds. The wait is drawn evenly from 0
 * to this ("full jitter"). `near`: somebody looks, and the browser knows of a network. What it knows may be wrong, so a tablet
 * that is said to have none tries too, but seldom: for weeks in a village each try would wake it for nothing. */
export function longestWait(failures: number, near: boolean): number {
  const cap = near && failures <= 20 ? backOffMs.near : backOffMs.far;
  return Math.min(cap, 500 * 2 ** Math.min(failures, 20));
}

interface Standing {
  readonly failures: number;
  /** Rounds in a row that found another program at it. */
  readonly met: number;
  readonly visible: boolean;
  /** What the browser believes of the network. */
  readonly online: boolean;
  /** Each from 0 to below 1: drawn anew, and always the same for a device. */
  readonly drawn: number;
  readonly spread: number;
}
/** Another program is at it. */
const isElsewhere = (end: RoundEnd) => end.kind === 'skipped' && !end.alone;

/** How long after a round that ended so the next one begins, in milliseconds. */
export function waitAfter(end: RoundEnd, { failures, met, visible, online, drawn, spread }: Standing): number {
  if (end.kind === 'more') return 0;
  // The one that had the turn may have been a page that is closed by now, and nobody else would go on for it; or one that is
  // frozen in the middle of a round, which must not have this one look every second for as long.
  if (isElsewhere(end)) return Math.min(elsewhereMs.most, elsewhereMs.least * 2 ** (met - 1)) * (0.5 + drawn);
  if (end.kind !== 'fault') return (visible ? idleMs.visible : idleMs.hidden) * (0.9 + spread / 5);
  if (end.fault.kind === 'busy') return end.fault.retryMs * (1 + (drawn + spread) / 2);
  return mayRetry(end) ? drawn * longestWait(failures, visible && online) : backOffMs.far;
}

/** A number from 0 to below 1 that is always the same for a device: a thousand tablets that hear of something together do
 * not knock together. */
export function spreadOf(device: string): number {
  let mixed = 2_166_136_261;
  for (const sign of device) mixed = Math.imul(mixed ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

/** Starts the timer and listens for the bell. One per program. */
export function startRounds(pace: Pace): Schedule {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let met = 0;
  let running: { readonly end: Promise<RoundEnd>; readonly giveUp: AbortController } | undefined;
  let again = false;
  let stopped = false;
  let spread = chance();

  const plan = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(), ms);
  };
  const run = (): Promise<RoundEnd> => {
    if (running) {
      again = true;
      return running.end;
    }
    pace.onStart?.();
    watchdog.begins();
    const giveUp = new AbortController();
    const end = round(giveUp.signal)
      .catch((): RoundEnd => ({ kind: 'fault', fault: { kind: 'offline' } }))
      .then((ended) => {
        if (running === mine) over(ended);
        return ended;
      });
    const mine = { end, giveUp };
    running = mine;
    return end;
  };
  const over = (end: RoundEnd) => {
    running = undefined;
    pace.onRound?.(end);
    const ms = pauseAfter(end);
    watchdog.heard(end, ms);
    plan(ms);
  };
  const pauseAfter = (end: RoundEnd): number => {
    met = isElsewhere(end) ? met + 1 : 0;
    // A look that met another says nothing about the network.
    if (!isElsewhere(end)) failures = end.kind === 'fault' ? failures + 1 : 0;
    const online = pace.isOnline?.() ?? true;
    const standing = { failures, met, visible: pace.isVisible(), online, drawn: chance(), spread };
    const isWanted = again && !isElsewhere(end);
    again = false;
    return isWanted ? 0 : waitAfter(end, standing);
  };
  const watchdog = watch(pace, () => {
    running?.giveUp.abort();
    running = undefined;
    plan(0);
  });
  const unlisten = onWake(() => {
    failures = 0;
    if (running) again = true;
    else plan(settleMs);
  });
  plan(0);
  const settleSpread = async () => {
    spread = spreadOf(await deviceHere());
  };
  void settleSpread();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      watchdog.stop();
      unlisten();
    },
    now: run,
  };
}

async function deviceHere(): Promise<string> {
  const clock = await database()
    .meta.get('clock')
    .catch(() => undefined);
  return clock?.id === 'clock' ? clock.device : '';
}
