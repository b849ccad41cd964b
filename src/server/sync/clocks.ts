// What the server can tell of a tablet's clock: an op was written after its device had seen the scope at `base`, and before it
// came here. Nothing is refused for its time.
import type { Op } from '#protocol/op.ts';
import type { Transaction } from '../storage/storage.ts';
import type { Passing } from './passing.ts';

/** By scope and number, milliseconds. */
export type Floors = ReadonlyMap<string, number>;

/** When the server had come to what each op had seen, in milliseconds: before that it cannot have been written. */
export async function floorsOf(transaction: Transaction, fresh: readonly Passing[]): Promise<Floors> {
  const seen = new Map(fresh.filter(({ op }) => op.base > 0).map(({ op }) => [seenBy(op), op]));
  const asked = [...seen.values()].map(({ scope, base }) => ({ scope, seq: base }));
  const times = await transaction.timesOf(asked);
  return new Map([...seen.keys()].map((name, at) => [name, times[at] ?? 0]));
}
const seenBy = ({ scope, base }: Op) => `${scope} ${base}`;
export const floorOf = (op: Op, floors: Floors): number => floors.get(seenBy(op)) ?? 0;

/** A clock that is off by more than this is worth telling, in milliseconds. */
const worthTelling = 5 * 60_000;

/** How far off the newest op's clock must have been; undefined when nothing can be said. */
export function skewOf(fresh: readonly Passing[], floors: Floors, nowMs: number): number | undefined {
  const op = fresh.at(-1)?.op;
  if (!op) return undefined;
  const floor = floorOf(op, floors);
  const off = op.wall > nowMs ? op.wall - nowMs : Math.min(0, op.wall - floor);
  if (Math.abs(off) > worthTelling) return Math.round(off);
  return floor > 0 ? 0 : undefined;
}
