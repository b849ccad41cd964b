// Remembers that a device was there, with which app, and how much waited on it. Written at most every few minutes: a pull is
// asked often and changes nothing.
import type { DeviceRow, Storage } from '../storage/storage.ts';

const everyMs = 5 * 60_000;

export interface Seen {
  readonly app?: string;
  readonly waiting?: number;
}

export async function remember(storage: Storage, device: DeviceRow, seen: Seen, nowMs: number): Promise<void> {
  const isFresh = device.lastSeenAt !== undefined && Date.parse(device.lastSeenAt) > nowMs - everyMs;
  const isSame = (seen.app ?? device.app) === device.app && (seen.waiting ?? device.waiting) === device.waiting;
  if (isFresh && isSame) return;
  await storage.transaction(async (transaction) => {
    const known = await transaction.lockDevice(device.id);
    if (known) await transaction.putDevice({ ...known, ...seen, lastSeenAt: new Date(nowMs).toISOString() });
  });
}
