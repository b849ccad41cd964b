// Medians and ratios, the only way to speak of time on a noisy machine.
import type { Figure } from './main.ts';

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
export const median = (values: readonly number[]) => quantile(values, 0.5);

interface Compared {
  readonly id: string;
  readonly unit: string;
  readonly ours: number;
  readonly against: number;
}
/** Holds when ours is at most so many times the other. */
export function atMost(limit: number, compared: Compared): Figure {
  const ratio = compared.ours / compared.against;
  return { ...compared, ratio, limit: `at most ${limit}`, holds: ratio <= limit };
}
/** Holds when ours is at least this part of the other. */
export function atLeast(limit: number, compared: Compared): Figure {
  const ratio = compared.ours / compared.against;
  return { ...compared, ratio, limit: `at least ${limit}`, holds: ratio >= limit };
}
/** Told without a limit, to see what others are worth on this machine. */
export function beside(compared: Compared): Figure {
  return { ...compared, ratio: compared.ours / compared.against, limit: 'told', holds: true };
}
