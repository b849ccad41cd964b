// The devices of one library, seen and changed by an administrator's device: their names, roles and states. No device changes
// its own role or state, so there is always an administrator left, also when two take each other out at once.
import { mayHearDeviceNames, maySeeDevices, mayTendDevice } from '#domain/access/may.ts';
import type { ChangeDevice, KnownDevice } from '#protocol/devices.ts';
import { opFromWire } from '#protocol/op.ts';
import type { DeviceRow, OpRow, Storage } from '../storage/storage.ts';
import { takeIn } from './take-in.ts';
import { isActive, withRole } from './roles.ts';
import { noToken } from './sign-in.ts';

/** Every device of the library, the one that asks among them. */
export async function knownDevices(storage: Storage, asking: DeviceRow): Promise<{ devices: KnownDevice[] }> {
  const rows = await storage.transaction((transaction) => transaction.devicesOf(asking.unitId));
  const ids = rows.map(({ id }) => id);
  const apart = await storage.care.keptApartAfter(ids, { device: '', seq: 0 }, mostTold);
  return tell(rows, asking, apart);
}
/** What these devices of the same library are called, for whoever is asked what two of them wrote; nothing else is told. */
export async function deviceNames(storage: Storage, asking: DeviceRow, ids: readonly string[]) {
  if (ids.length === 0 || !mayHearDeviceNames(asking.role)) return {};
  const rows = await storage.transaction((transaction) => transaction.devicesOf(asking.unitId));
  const wanted = rows.filter((row) => ids.includes(row.id) && isTablet(row));
  return { names: Object.fromEntries(wanted.map(({ id, name }) => [id, name])) };
}

/** More than these are not counted. */
const mostTold = 2_000;

interface Changing {
  readonly asking: DeviceRow;
  readonly change: ChangeDevice;
  readonly nowMs: number;
}
/** Changes what is named, if it may be, and tells how all stand now, and which heads moved. */
export async function changeDevice(storage: Storage, { asking, change, nowMs }: Changing) {
  const mayTend = await storage.transaction(async (transaction) => {
    const locked = new Map<string, DeviceRow | undefined>();
    for (const id of [asking.id, change.device].sort()) locked.set(id, await transaction.lockDevice(id));
    const [now, device] = [locked.get(asking.id), locked.get(change.device)];
    if (!now || !isActive(now) || !maySeeDevices(now.role) || device?.unitId !== now.unitId) return false;
    await transaction.putDevice(changed(device, { asking: now, change, nowMs }));
    return mayTendDevice(now.role, device.id === now.id);
  });
  const moved = mayTend && change.takeIn ? await takeIn(storage, change.device, nowMs) : new Map<string, number>();
  return { answer: await knownDevices(storage, asking), moved };
}

function changed(device: DeviceRow, { asking, change, nowMs }: Changing): DeviceRow {
  const { name = device.name, role = device.role, state } = change;
  if (!mayTendDevice(asking.role, device.id === asking.id)) return { ...device, name };
  return { ...device, name, ...withRole(device, role, nowMs), ...(state ? { state } : {}) };
}

function tell(all: readonly DeviceRow[], asking: DeviceRow, apart: readonly OpRow[]): { devices: KnownDevice[] } {
  const devices = all
    .filter(isTablet)
    .map(({ id, name, role, state = 'active', joinedAt, siteId, publicKey, ...row }) => ({
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
      ...keptOf(apart.filter(({ device }) => device === id)),
    }));
  return { devices };
}

/** What wrote the sample is no tablet: it has neither key nor token. */
const isTablet = ({ id, publicKey, tokenHash }: DeviceRow) => publicKey !== undefined || tokenHash !== noToken(id);

/** How often what was written, by type and action: enough to decide whether it counts, and no word about anybody. */
function keptOf(apart: readonly OpRow[]): Pick<KnownDevice, 'kept'> {
  const counts = new Map<string, number>();
  for (const { wire } of apart) {
    const op = opFromWire(JSON.parse(wire));
    if (op) counts.set(`${op.type}.${op.action}`, (counts.get(`${op.type}.${op.action}`) ?? 0) + 1);
  }
  return counts.size > 0 ? { kept: [...counts] } : {};
}
