// count: each device states what it has counted so far, and the figure is the sum. A device's later statement replaces its
// earlier one, so sending twice adds nothing. What is counted is said by the first writing; all others say the same.
import type { State, Writing } from './merge.ts';
import type { DeviceId, Stamp } from '../stamp.ts';

export function mergeCount(state: State | undefined, op: Writing): State {
  const first = state?.stamps?.['*'] ?? '';
  if (op.action !== 'put' || typeof op.fields.amount !== 'number') return state ?? { fields: {}, counts: {} };
  const counts: Record<DeviceId, readonly [number, Stamp]> = { ...state?.counts };
  const known = counts[op.device];
  if (!known || op.stamp > known[1]) counts[op.device] = [op.fields.amount, op.stamp];
  const sorted = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = sorted.reduce((total, [, [own]]) => total + own, 0);
  const isFirst = first === '' || op.stamp < first;
  return {
    fields: { ...(isFirst ? op.fields : state?.fields), amount: sum },
    stamps: { '*': isFirst ? op.stamp : first },
    counts: Object.fromEntries(sorted),
  };
}

/** What this device itself has counted so far. */
export function ownCount(state: State | undefined, device: DeviceId): number {
  return state?.counts?.[device]?.[0] ?? 0;
}
