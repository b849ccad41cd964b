// Keeps the second copy and the sentinel up to date, in the background: a moment after something was written, and after a
// round. One program at a time does it.
import { onWake } from '../round/wake.ts';
import { copyQueue } from './second-copy.ts';
import { keepSentinel, type Beside } from './sentinel.ts';

/** Several saves in a row are copied together, milliseconds. */
const settleMs = 400;
/** Copying goes on in pieces; it waits this many times as long as the last piece took. */
const rest = 4;

export interface Watch {
  /** Something may have changed: a save, an answer. */
  readonly look: () => void;
}

export function watchOver(beside: Beside): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tookMs = 0;
  const look = () => {
    timer ??= setTimeout(() => void keep(), Math.max(settleMs, tookMs * rest));
  };
  const keep = async () => {
    timer = undefined;
    const began = performance.now();
    await once().catch(() => undefined);
    tookMs = performance.now() - began;
  };
  let copied: string | undefined;
  const once = async () => {
    const now = await keepSentinel(beside);
    if (now === undefined || now === copied) return;
    const locks = (globalThis.navigator as { readonly locks?: LockManager } | undefined)?.locks;
    const stands = await (locks
      ? locks.request('tusach-copy', { ifAvailable: true }, (lock) => (lock ? copyQueue() : false))
      : copyQueue());
    if (stands) copied = now;
  };
  onWake(look);
  look();
  return { look };
}
