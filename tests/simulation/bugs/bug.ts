// A fault planted on purpose: which words of which file, what stands there instead, and which faults of the world must come
// together with it for anybody to notice.
import type { Plant } from '../world/bundles.ts';
import type { Fault } from '../world/swarm.ts';

export interface Bug extends Plant {
  /** What the program does wrong, in a few words. */
  readonly name: string;
  /** The world always plays these. */
  readonly always?: readonly Fault[];
}
