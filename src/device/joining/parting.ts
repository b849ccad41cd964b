// A device goes on under another name. A count states a device's own sum, so under the new name only what was added since the
// two parted may be stated, or what the server has of the old one would count twice. Less than there was cannot be stated: a sum
// that was typed lower after the parting stays where it was.
import { definitionOf } from '#domain/records.ts';
import type { QueuedOp } from '../database.ts';

export interface Parting {
  /** What goes on, in the order of the queue. */
  readonly going: readonly QueuedOp[];
  /** What is known of the queue before it. */
  readonly earlier: readonly QueuedOp[];
  /** What to take for counted before where neither tells: given the first sum that goes on. */
  readonly otherwise: (amount: number) => number;
}

/** What goes on, with each counting stating what it added. What stands beside a counting comes first: what another counted
 * under the same name may have come from the server meanwhile. Apps before November 2026 wrote nothing there: then the last sum
 * before counts. */
export function ownParts({ going, earlier, otherwise }: Parting): QueuedOp[] {
  const sums = new Map<string, number>();
  const before = lastSums(earlier);
  return going.map((row) => {
    if (!isCounting(row)) return row;
    const amount = row.op.fields.amount as number;
    const both = sums.get(row.key) ?? row.before ?? before.get(row.key) ?? otherwise(amount);
    sums.set(row.key, both);
    const own = { ...row.op, fields: { ...row.op.fields, amount: Math.max(0, amount - both) } };
    return { ...row, op: own, ...(row.before === undefined ? {} : { before: Math.max(0, row.before - both) }) };
  });
}

/** What was last stated of each record, by its key. */
export function lastSums(queued: readonly QueuedOp[]): Map<string, number> {
  return new Map(queued.filter(isCounting).map(({ key, op }) => [key, op.fields.amount as number]));
}

/** Where an older app's sum lacks all that came before it: nearly always it was one tap. */
export const oneLess = (amount: number): number => Math.max(0, amount - 1);

export function isCounting({ op }: QueuedOp): boolean {
  return definitionOf(op.type)?.kind === 'count' && typeof op.fields.amount === 'number';
}
