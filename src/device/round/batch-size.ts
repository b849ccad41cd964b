// How much is handed in at once: much on a good line, little on one that keeps breaking, so that a request gets through between
// two breaks and little has to be sent again. Known to this program only; the next one begins with much.
import { pushSize } from '#protocol/push.ts';

/** Characters of JSON; about a dozen ops. */
const least = 4_000;
/** After so many batches without a break it is tried with twice as much. */
const calm = 8;

let size = pushSize;
let whole = 0;

/** Most characters of JSON in the next batch. */
export const batchSize = () => size;

/** A batch got its answer. */
export function gotThrough(): void {
  whole += 1;
  if (whole < calm) return;
  size = Math.min(pushSize, size * 2);
  whole = 0;
}

/** The line broke, or the answer did not come in time. */
export function brokeOff(): void {
  size = Math.max(least, Math.floor(size / 4));
  whole = 0;
}
