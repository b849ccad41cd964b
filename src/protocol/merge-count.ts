// count: each device states what it has counted so far, and the figure is the sum. A device's later statement replaces its
// earlier one, so sending twice adds nothing.
import type { State, Writing } from './merge.ts';
import type { DeviceId, Stamp } from './stamp.ts';

export function mergeCount(state: State | undefined, op: Writing): State {
  const counts: Record<DeviceId, readonly [number, Stamp]> = { ...state?.counts };
  const { amount, ...key } = op.fields;
  const known = counts[op.device];
  if (op.action === 'put' && typeof amount === 'number' && (!known || op.stamp > known[1])) {
    counts[op.device] = [amount, op.stamp];
  }
  const sorted = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = sorted.reduce((total, [, [own]]) => total + own, 0);
  return { fields: { ...key, ...withoutAmount(state), amount: sum }, counts: Object.fromEntries(sorted) };
}

function withoutAmount(state: State | undefined): Record<string, unknown> {
  const { amount: _amount, ...key } = state?.fields ?? {};
  return key;
}

/** What this device itself has counted so far. */
export function ownCount(state: State | undefined, device: DeviceId): number {
  return state?.counts?.[device]?.[0] ?? 0;
}
