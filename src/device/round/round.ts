// One exchange with the server: push until nothing waits, then pull. The open page and the service worker call this same
// function. The lock saves work; correctness never depends on it, since two rounds at once only do some things twice.
import { isPassing, type Fault } from '#protocol/fault.ts';
import { learnClock, nowAt, wallMs } from '../clock.ts';
import type { ExchangeRow, ServerRow } from '../database.ts';
import { database } from '../open-database.ts';
import { waitAgain } from '../answers/settle.ts';
import { troubleOf } from '../trouble.ts';
import { condition } from '../upkeep/condition.ts';
import { transact } from '../upkeep/steady.ts';
import { writeTraffic } from '../upkeep/traffic.ts';
import { goOnLoading } from '../catalogue/load.ts';
import { becomeAnother } from '../joining/fork.ts';
import { lookAfter } from '../care/care.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { lasting, leaveLibrary } from './standing.ts';
import { mayTakeTurn, takeTurn, TurnLost, type Turn } from './turn.ts';

/** done: all is sent and fetched · more: time was up, go on soon · skipped: another program is at it, or there is no server
 * (alone) · fault: the world said no. */
export type RoundEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'more' }
  | { readonly kind: 'skipped'; readonly alone?: true }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** A round ends after this long even if there is more, in milliseconds: the lock is held in short pieces. */
const roundMs = 15_000;
const lockName = 'tusach-round';
const noRoom: RoundEnd = { kind: 'fault', fault: { kind: 'no-room' } };

/** `signal` gives the round up: requests end, and nothing more is written. */
export async function round(signal = new AbortController().signal): Promise<RoundEnd> {
  const locks = (globalThis.navigator as { readonly locks?: LockManager } | undefined)?.locks;
  if (!locks) return exchange(signal);
  const end = await locks
    .request(lockName, { ifAvailable: true }, (lock) => (lock ? exchange(signal) : undefined))
    .catch(takenFromUs);
  if (end) return end;
  if (!(await mayTakeTurn())) return { kind: 'skipped' };
  return locks.request(lockName, { steal: true }, () => exchange(signal, true)).catch(takenFromUs);
}

/** A lock that is taken away rejects with an AbortError; the rest of the old round finds its turn lost. */
function takenFromUs(reason: unknown): RoundEnd {
  if ((reason as Error | undefined)?.name === 'AbortError') return { kind: 'skipped' };
  throw reason;
}

async function exchange(signal: AbortSignal, isTaken = false): Promise<RoundEnd> {
  const [server, clock] = await database().meta.bulkGet(['server', 'clock']);
  if (server?.id !== 'server') return { kind: 'skipped', alone: true };
  // The worker has no session from which to know.
  if (clock?.id === 'clock') learnClock(clock);
  const turn = await takeTurn(signal, isTaken);
  try {
    const end = await pushAndPull(server, turn, wallMs() + roundMs);
    // Whichever request is told so first: a tablet that was still loading must forget the people as well.
    if (end.kind === 'fault' && end.fault.kind === 'revoked') await leaveLibrary(turn);
    if (!signal.aborted) await remember(end);
    return end;
  } catch (reason) {
    if (reason instanceof TurnLost) return { kind: 'skipped' };
    if (troubleOf(reason) !== 'full') throw reason;
    condition.setState({ short: true });
    return noRoom;
  }
}

async function pushAndPull(server: ServerRow, turn: Turn, until: number): Promise<RoundEnd> {
  for (;;) {
    const pushed = await push(server, turn, until);
    if (!pushed.ok && pushed.fault.kind === 'gap') {
      await waitAgain(pushed.fault.expect);
      return { kind: 'more' };
    }
    if (!pushed.ok && pushed.fault.kind === 'fork') {
      const trouble = await becomeAnother(pushed.fault.at, turn);
      return trouble ? { kind: 'fault', fault: trouble } : { kind: 'more' };
    }
    if (!pushed.ok) return { kind: 'fault', fault: pushed.fault };
    if (pushed.sent === 0) break;
    if (wallMs() > until) return { kind: 'more' };
  }
  if (condition.getState().short) return askOnly(server, turn, until);
  const loaded = await goOnLoading(turn, until);
  if (!loaded.ok) return { kind: 'fault', fault: loaded.fault };
  if (loaded.more) return { kind: 'more' };
  const pulled = await pull(server, turn, until);
  if (!pulled.ok) return { kind: 'fault', fault: pulled.fault };
  if (pulled.more) return { kind: 'more' };
  await lookAfter(turn);
  return { kind: 'done' };
}

/** Without room nothing is fetched, but whether this device still belongs can only be heard where one fetches. */
async function askOnly(server: ServerRow, turn: Turn, until: number): Promise<RoundEnd> {
  const asked = await pull(server, turn, until);
  return asked.ok || !lasting.includes(asked.fault.kind) ? noRoom : { kind: 'fault', fault: asked.fault };
}

/** Of one try after another that fails in the same way, one is written down in this time, in milliseconds: each writing goes to
 * the disk and wakes every screen. */
const tellMs = 30_000;
const isJustNow = (at: string | undefined) =>
  at !== undefined && Math.abs(Date.parse(nowAt()) - Date.parse(at)) < tellMs;

/** Writes how it went, for the connection line, and what it cost; the queue is never touched by a fault. */
async function remember(end: RoundEnd): Promise<void> {
  const db = database();
  await transact(db, ['meta'], async () => {
    await writeTraffic(db);
    const { trouble: before, ...known } = ((await db.meta.get('exchange')) ?? {}) as Partial<ExchangeRow>;
    const tried = { ...known, id: 'exchange', triedAt: nowAt() } as const;
    if (end.kind !== 'fault') return void (await db.meta.put({ ...tried, lastGoodAt: nowAt() }));
    const { kind } = end.fault;
    const stays = before !== undefined && lasting.includes(before) && !lasting.includes(kind);
    const trouble = stays ? before : kind;
    if (trouble === before && isJustNow(known.triedAt)) return;
    await db.meta.put({ ...tried, trouble });
  });
}

/** Whether trying again by itself makes sense. */
export function mayRetry(end: RoundEnd): boolean {
  return end.kind !== 'fault' || isPassing(end.fault);
}
