// What a screen sees: the server's state with this device's own uncovered ops laid over it. An op that the server could not
// apply is no longer laid over, so the screen shows what is so, and the op waits under "needs attention".
import { definitionOf } from '#domain/records.ts';
import { merge, isWhole, type State } from '#protocol/merge/merge.ts';
import type { Op } from '#protocol/op.ts';

/** The tables that a transaction needs in which records of these types are drawn anew; kinds that are not known have none. */
export function tablesToDraw(types: readonly string[]): string[] {
  const known = new Set(types.filter((type) => definitionOf(type)));
  return [...known, 'outbox', 'answer', 'held', 'shadow', 'meta', 'lease'];
}

/** The state to show, or undefined when there is nothing (yet) to show. Ops in the order they were made. */
export function layOver(type: string, base: State | undefined, ops: readonly Op[]): State | undefined {
  const definition = definitionOf(type);
  if (!definition) return base;
  let state = base;
  for (const op of ops) state = merge(definition, state, op);
  return state && isWhole(definition, state) ? state : undefined;
}
