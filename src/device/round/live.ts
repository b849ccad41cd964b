// Listens for hints that a scope has something new. A hint only rings the bell; if it is lost, the timer's round finds the
// same. One browser holds one stream, under a lock, so that many tabs do not use up the server's connections.
import { livePath, poke } from '#protocol/live.ts';
import * as v from 'valibot';
import { database } from '../open-database.ts';
import { wake } from './wake.ts';
import { lines } from './lines.ts';
import { sendAsDevice } from './send-as-device.ts';

/** Holds the stream until it ends or `signal` says stop. Resolves true when it had been open. */
export async function listen(signal: AbortSignal): Promise<boolean> {
  const locks = (globalThis.navigator as { readonly locks?: LockManager } | undefined)?.locks;
  if (!locks) return hold(signal);
  return locks.request('tusach-live', { signal }, () => hold(signal)).catch(() => false);
}

async function hold(signal: AbortSignal): Promise<boolean> {
  const server = await database().meta.get('server');
  if (server?.id !== 'server') return false;
  const answered = await sendAsDevice({
    path: livePath,
    accept: 'text/event-stream',
    signal,
  });
  if (!answered.ok) return false;
  try {
    for await (const line of lines(answered.response)) if (isNews(line, await cursors())) wake();
  } catch {
    // A stream that breaks is what streams do: the caller opens the next.
  }
  return true;
}

async function cursors(): Promise<Readonly<Record<string, number>>> {
  const clock = await database().meta.get('clock');
  return clock?.id === 'clock' ? clock.cursors : {};
}

/** Whether the line tells of something this device has not got yet. */
export function isNews(line: string, known: Readonly<Record<string, number>>): boolean {
  if (!line.startsWith('data:')) return false;
  try {
    const hint = v.safeParse(poke, JSON.parse(line.slice(5)));
    return hint.success && hint.output.head > (known[hint.output.scope] ?? 0);
  } catch {
    return false;
  }
}
