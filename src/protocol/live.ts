// Hints over server-sent events: "this scope has something after …". A hint carries no data and may be lost; the pull that
// it wakes is what counts.
import * as v from 'valibot';

export const livePath = '/sync/v1/live';
export const poke = v.object({ scope: v.string(), head: v.number() });
export type Poke = v.InferOutput<typeof poke>;
/** A comment line is sent this often so that a dead connection is noticed, in milliseconds. */
export const heartbeatMs = 25_000;
