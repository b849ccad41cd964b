// Remembers that a device was there, with which app, and how much waited on it. Written at most every few minutes: a pull is
// asked often and changes nothing.
import type { DeviceRow, Storage } from '../storage/storage.ts';
import { StorageTrouble } from '../storage/trouble.ts';

const everyMs = 5 * 60_000;

export interface Seen {
  readonly app?: string;
  readonly waiting?: number;
}

export async function remember(storage: Storage, device: DeviceRow, seen: Seen, nowMs: number): Promise<void> {
  const isFresh = device.lastSeenAt !== undefined && Date.parse(device.lastSeenAt) > nowMs - everyMs;
  const isSame = (seen.app ?? device.app) === device.app && (seen.waiting ?? device.waiting) === device.waiting;
  if (isFresh && isSame) return;
  const writing = storage.transaction(async (transaction) => {
    const known = await transaction.lockDevice(device.id);
    if (known) await transaction.putDevice({ ...known, ...seen, lastSeenAt: new Date(nowMs).toISOString() });
  });
  await writing.catch((error: unknown) => {
    // On a full disk, say, reading must go on: this is not worth an answer.
    if (!(error instanceof StorageTrouble) || error.kind === 'broken') throw error;
  });
}
