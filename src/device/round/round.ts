// One exchange with the server: push until nothing waits, then pull. The open page and the service worker call this same
// function. The lock saves work; correctness never depends on it, since two rounds at once only do some things twice.
import { isPassing, type Fault } from '#protocol/fault.ts';
import { nowAt, wallMs } from '../clock.ts';
import type { ExchangeRow, ServerRow } from '../database.ts';
import { database } from '../open-database.ts';
import { waitAgain } from '../answers/settle.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';

/** done: all is sent and fetched · more: time was up, go on soon · skipped: another program is at it, or there is no server
 * · fault: the world said no. */
export type RoundEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'more' }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** A round ends after this long even if there is more, in milliseconds: the lock is held in short pieces. */
const roundMs = 15_000;

export async function round(): Promise<RoundEnd> {
  const locks = (globalThis.navigator as { readonly locks?: LockManager } | undefined)?.locks;
  if (!locks) return exchange();
  return locks.request('tusach-round', { ifAvailable: true }, async (lock) =>
    lock ? exchange() : { kind: 'skipped' },
  );
}

async function exchange(): Promise<RoundEnd> {
  const server = await database().meta.get('server');
  if (server?.id !== 'server') return { kind: 'skipped' };
  const end = await pushAndPull(server, wallMs() + roundMs);
  await remember(end);
  return end;
}

async function pushAndPull(server: ServerRow, deadline: number): Promise<RoundEnd> {
  for (;;) {
    const pushed = await push(server);
    if (!pushed.ok && pushed.fault.kind === 'gap') {
      await waitAgain(pushed.fault.expect);
      return { kind: 'more' };
    }
    if (!pushed.ok) return { kind: 'fault', fault: pushed.fault };
    if (pushed.sent === 0) break;
    if (wallMs() > deadline) return { kind: 'more' };
  }
  const pulled = await pull(server);
  if (!pulled.ok) return { kind: 'fault', fault: pulled.fault };
  return pulled.more ? { kind: 'more' } : { kind: 'done' };
}

/** Writes how it went, for the connection line; the queue is never touched by a fault. */
async function remember(end: RoundEnd): Promise<void> {
  const db = database();
  await db.transaction('rw', db.meta, async () => {
    const known = (await db.meta.get('exchange')) as ExchangeRow | undefined;
    const row: ExchangeRow =
      end.kind === 'fault'
        ? { ...known, id: 'exchange', triedAt: nowAt(), trouble: end.fault.kind }
        : { id: 'exchange', triedAt: nowAt(), lastGoodAt: nowAt() };
    await db.meta.put(row);
  });
}

/** Whether trying again by itself makes sense. */
export function mayRetry(end: RoundEnd): boolean {
  return end.kind !== 'fault' || isPassing(end.fault);
}
