// What an administrator does with the devices of the library, and taking it back.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Role } from '#domain/access/role.ts';
import { changeDevice, knownDevices, type Devices } from '#device/joining/devices.ts';
import type { ChangeDevice, DeviceState, KnownDevice } from '#protocol/devices.ts';

export type Act = 'renamed' | 'roleChanged' | 'suspended' | 'active' | 'revoked' | 'undone' | 'takenIn';
interface Said {
  readonly act: Act;
  readonly name: string;
  /** What brings back how it was. */
  readonly back?: ChangeDevice;
}
export interface TendingDevices {
  readonly devices?: readonly KnownDevice[];
  /** The one whose card is open. */
  readonly openId?: string;
  /** Its name while it is being typed. */
  readonly typed: string;
  readonly isAsking: boolean;
  /** The last thing asked for was not done: the server was not reached. */
  readonly isOffline: boolean;
  readonly said?: Said;
  /** Somebody is asked whether this device shall be taken out. */
  readonly asksToRevoke?: KnownDevice;
  readonly load: () => Promise<void>;
  readonly open: (device: KnownDevice) => void;
  readonly type: (name: string) => void;
  readonly rename: (device: KnownDevice) => Promise<void>;
  readonly setRole: (device: KnownDevice, role: Role) => Promise<void>;
  readonly setState: (device: KnownDevice, state: DeviceState) => Promise<void>;
  /** What is kept apart of it shall count. Cannot be taken back as one. */
  readonly takeIn: (device: KnownDevice) => Promise<void>;
  readonly askToRevoke: (device: KnownDevice | undefined) => void;
  readonly undo: () => Promise<void>;
}

export function createTendingDevices(): StoreApi<TendingDevices> {
  return createStore<TendingDevices>((set, get) => {
    const taking = async (asked: Promise<Devices>, said?: Said) => {
      set({ isAsking: true, said: undefined, asksToRevoke: undefined });
      const answer = await asked;
      set({ isAsking: false, isOffline: !answer.ok, ...(answer.ok ? { devices: answer.devices, said } : {}) });
    };
    const change = (device: KnownDevice, wanted: Omit<ChangeDevice, 'device'>, act: Act) => {
      const { device: id, name, role, state } = device;
      const before = { name, role, state };
      const back = Object.fromEntries(Object.keys(wanted).map((key) => [key, before[key as keyof typeof before]]));
      return taking(changeDevice({ device: id, ...wanted }), { act, name, back: { device: id, ...back } });
    };
    return {
      typed: '',
      isAsking: false,
      isOffline: false,
      load: () => taking(knownDevices()),
      open: ({ device, name }) => set({ openId: get().openId === device ? undefined : device, typed: name }),
      type: (typed) => set({ typed }),
      rename: async (device) => {
        const name = get().typed.trim();
        if (name !== '' && name !== device.name) await change(device, { name }, 'renamed');
      },
      setRole: (device, role) => change(device, { role }, 'roleChanged'),
      setState: (device, state) => change(device, { state }, state),
      takeIn: ({ device, name }) => taking(changeDevice({ device, takeIn: true }), { act: 'takenIn', name }),
      askToRevoke: (asksToRevoke) => set({ asksToRevoke }),
      undo: async () => {
        const { said } = get();
        if (said?.back) await taking(changeDevice(said.back), { act: 'undone', name: said.name });
      },
    };
  });
}
