// A first load by segments: the list of them as it was up to one number of the scope, each named by the hash of its content
// and cached for ever. What changed after that number is pulled as usual, so the list may be older than the library.
import * as v from 'valibot';

export const snapshotPath = '/sync/v1/snapshot';
/** Followed by a segment's sha256. */
export const segmentPath = '/sync/v1/segment/';
export const segmentContent = 'application/octet-stream';

export const snapshotRequest = v.object({ device: v.string(), scope: v.string() });
export type SnapshotRequest = v.InferOutput<typeof snapshotRequest>;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const entry = v.object({
  /** Of the content, not compressed, in hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  type: v.pipe(v.string(), v.maxLength(40)),
  /** Which of `of` ranges of the ids' hashes: a power of two. */
  range: whole,
  of: v.pipe(
    v.number(),
    v.check((of) => Number.isInteger(Math.log2(of))),
  ),
  rows: whole,
  /** As they travel. */
  bytes: whole,
  /** Smaller first: what people need at once, the titles, what was. */
  order: whole,
});
export type SegmentEntry = v.InferOutput<typeof entry>;

export const snapshotAnswer = v.object({
  epoch: v.string(),
  scope: v.string(),
  /** Pull from here once all have arrived. */
  seq: whole,
  form: whole,
  /** None when the scope is small enough to be pulled whole. */
  segments: v.pipe(v.array(entry), v.maxLength(20_000)),
});
export type SnapshotAnswer = v.InferOutput<typeof snapshotAnswer>;
