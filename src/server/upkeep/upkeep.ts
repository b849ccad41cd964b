// Looks after the database at the start and once a day: every step is a short transaction, and tablets are served in between.
import { setImmediate as breath } from 'node:timers/promises';
import { behindLine } from '#i18n/server.ts';
import type { OpName } from './care.ts';
import type { Storage } from '../storage/storage.ts';
import { retryParked } from './retry-parked.ts';
import { isBehind, keepWitness, witnessPath } from './witness.ts';

const dayMs = 24 * 3_600_000;
/** The text of an applied op is kept as long as tablets keep it. */
export const journalMs = 30 * dayMs;
/** A removal is kept longer than a school's summer: whoever has been away for less learns of it. */
export const removalMs = 180 * dayMs;
/** The first time, after the start has had its hands free. */
const afterStartMs = 5_000;

const first: OpName = { device: '', seq: 0 };

/** One look over everything, at this moment in milliseconds. */
export async function lookAfter(storage: Storage, nowMs: number): Promise<void> {
  const { care } = storage;
  const before = (ms: number) => new Date(nowMs - ms).toISOString();
  await retryParked(storage, nowMs);
  for (let at: OpName | undefined = first; at; await breath()) at = await care.shortenOps(at, before(journalMs));
  for (const scope of Object.keys((await care.marks()).heads)) {
    while ((await care.dropRemoved(scope, before(removalMs))) > 0) await breath();
    while ((await care.thinTimes(scope, before(journalMs))) > 0) await breath();
  }
}

export interface Beginning {
  /** Folder of the embedded database. */
  readonly folder: string;
  /** Hears when the database is an older copy than tablets knew. */
  readonly tell: (sentence: string) => void;
  readonly complain: (sentence: string) => void;
}

/** Finds out where the database stands, and looks after it until the returned function is called. What goes wrong is told and
 * tried again the next day. */
export async function beginUpkeep(storage: Storage, given: Beginning): Promise<() => Promise<void>> {
  const path = witnessPath(given.folder);
  if (await isBehind(storage, path)) {
    await storage.beginEpoch();
    given.tell(behindLine());
  }
  const endWitness = keepWitness(storage, path);
  let timer: ReturnType<typeof setTimeout>;
  const look = async () => {
    await lookAfter(storage, Date.now()).catch((error: Error) => given.complain(`upkeep: ${error.name}`));
    timer = setTimeout(() => void look(), dayMs).unref();
  };
  timer = setTimeout(() => void look(), afterStartMs).unref();
  return () => {
    clearTimeout(timer);
    return endWitness();
  };
}
