// When to look back: a moment after the last push of a library, so that nobody's answer waits for it, and soon after the
// server starts, for what an earlier run left. Whoever waits for a list of segments comes first.
import { setImmediate } from 'node:timers/promises';
import type { Storage } from '../../storage/storage.ts';
import type { News } from '../news.ts';
import { lookBack } from './look-back.ts';

/** Quiet for this long, but not longer after the first push than that, in milliseconds. */
const quietMs = 300;
const latestMs = 3_000;

export interface LookingOn {
  /** Something was written in this library. */
  readonly after: (unitId: string) => void;
  readonly stop: () => Promise<void>;
}

interface Beside {
  /** Resolves once nothing is being made that somebody may be waiting for. */
  readonly calm: () => Promise<unknown>;
  readonly complain: (sentence: string) => void;
}

export function lookOn(storage: Storage, news: News, { calm, complain }: Beside): LookingOn {
  const since = new Map<string, { first: number; timer: NodeJS.Timeout }>();
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const look = (unitId: string) => {
    since.delete(unitId);
    running = running.then(() => (stopped ? undefined : lookNow(unitId)));
  };
  const mayGoOn = async () => {
    await Promise.all([calm(), setImmediate()]);
    return !stopped;
  };
  const lookNow = async (unitId: string): Promise<void> => {
    try {
      news.tell(await lookBack(storage, unitId, mayGoOn));
    } catch (error) {
      complain(`Looking for cases: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  };
  const after = (unitId: string) => {
    const waiting = since.get(unitId);
    clearTimeout(waiting?.timer);
    const first = waiting?.first ?? performance.now();
    const wait = Math.max(0, Math.min(quietMs, first + latestMs - performance.now()));
    if (!stopped) since.set(unitId, { first, timer: setTimeout(() => look(unitId), wait).unref() });
  };
  const stop = () => {
    stopped = true;
    for (const { timer } of since.values()) clearTimeout(timer);
    return running;
  };
  return { after, stop };
}
