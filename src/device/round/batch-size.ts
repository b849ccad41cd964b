// How much is handed in at once, and whether two batches may be on their way: much on a good line, little on one that keeps
// breaking, so that a request gets through between two breaks and little has to be sent again. Known to this program only; the
// next one begins with much.
import { pushSize } from '#protocol/push.ts';

/** An answer that comes within this time, milliseconds, is that of a good line. */
export const quickMs = 400;
/** Characters of JSON; about a dozen ops. */
const least = 4_000;
/** After so many batches without a break it is tried with twice as much. */
const calm = 8;

let size = pushSize;
let whole = 0;
let quick = false;

/** Whether the last batch got through on a good line: then the next need not wait for the answer to the one before it, since
 * little is sent for nothing if it breaks. */
export const isQuick = () => quick;

/** Most characters of JSON in the next batch. */
export const batchSize = () => size;

/** A batch got its answer, so many milliseconds after it was sent. */
export function gotThrough(tookMs: number): void {
  quick = tookMs < quickMs;
  whole += 1;
  if (whole < calm) return;
  size = Math.min(pushSize, size * 2);
  whole = 0;
}

/** The line broke, or the answer did not come in time. */
export function brokeOff(): void {
  size = Math.max(least, Math.floor(size / 4));
  whole = 0;
  quick = false;
}
