// The devices of one library, seen and changed by an administrator's device: their names, roles and states. No device changes
// its own role or state, so there is always an administrator left, also when two take each other out at once.
import { maySeeDevices, mayTendDevice } from '#domain/access/may.ts';
import type { ChangeDevice, KnownDevice } from '#protocol/devices.ts';
import type { DeviceRow, Storage, Transaction } from '../storage/storage.ts';
import { isActive, withRole } from './roles.ts';
import { noToken } from './sign-in.ts';

/** Every device of the library, the one that asks among them. */
export async function knownDevices(storage: Storage, asking: DeviceRow): Promise<{ devices: KnownDevice[] }> {
  return storage.transaction((transaction) => tell(transaction, asking));
}

/** Changes what is named, if it may be, and tells how all stand now. */
export async function changeDevice(
  storage: Storage,
  { asking, change, nowMs }: { asking: DeviceRow; change: ChangeDevice; nowMs: number },
): Promise<{ devices: KnownDevice[] }> {
  return storage.transaction(async (transaction) => {
    const locked = new Map<string, DeviceRow | undefined>();
    for (const id of [asking.id, change.device].sort()) locked.set(id, await transaction.lockDevice(id));
    const [now, device] = [locked.get(asking.id), locked.get(change.device)];
    const mayStill = now !== undefined && isActive(now) && maySeeDevices(now.role);
    if (mayStill && device?.unitId === now.unitId)
      await transaction.putDevice(changed(device, { asking: now, change, nowMs }));
    return tell(transaction, asking);
  });
}

function changed(
  device: DeviceRow,
  { asking, change, nowMs }: { asking: DeviceRow; change: ChangeDevice; nowMs: number },
): DeviceRow {
  const { name = device.name, role = device.role, state } = change;
  if (!mayTendDevice(asking.role, device.id === asking.id)) return { ...device, name };
  return { ...device, name, ...withRole(device, role, nowMs), ...(state ? { state } : {}) };
}

async function tell(transaction: Transaction, asking: DeviceRow): Promise<{ devices: KnownDevice[] }> {
  const all = await transaction.devicesOf(asking.unitId);
  // What wrote the sample is no tablet: it has neither key nor token.
  const rows = all.filter(({ id, publicKey, tokenHash }) => publicKey !== undefined || tokenHash !== noToken(id));
  const devices = rows.map(({ id, name, role, state = 'active', joinedAt, siteId, publicKey, ...row }) => ({
    device: id,
    name,
    role,
    state,
    joinedAt,
    hasKey: publicKey !== undefined,
    isOwn: id === asking.id,
    ...(siteId === null ? {} : { siteId }),
    ...(row.lastSeenAt === undefined ? {} : { lastSeenAt: row.lastSeenAt }),
    ...(row.app === undefined ? {} : { app: row.app }),
    ...(row.waiting === undefined ? {} : { waiting: row.waiting }),
  }));
  return { devices };
}
