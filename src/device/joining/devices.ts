// The devices of this library, as the server knows them. They are no records: who may come in is the server's to say, so
// looking at them and changing them needs a network.
import type { Fault } from '#protocol/fault.ts';
import {
  changeDevicePath,
  devicesAnswer,
  devicesPath,
  type ChangeDevice,
  type KnownDevice,
} from '#protocol/devices.ts';
import * as v from 'valibot';
import { sendAsDevice } from '../round/send-as-device.ts';

export type Devices =
  { readonly ok: true; readonly devices: readonly KnownDevice[] } | { readonly ok: false; readonly fault: Fault };

/** Every device of the library, this one among them. */
export function knownDevices(): Promise<Devices> {
  return ask(devicesPath, {});
}
/** Changes what is named of one device, and tells how all stand then. Asking twice changes nothing more. */
export function changeDevice(change: ChangeDevice): Promise<Devices> {
  return ask(changeDevicePath, change);
}

async function ask(path: string, body: unknown): Promise<Devices> {
  const answered = await sendAsDevice({ path, body, accept: 'application/json' });
  if (!answered.ok) return answered;
  const answer = v.safeParse(devicesAnswer, await answered.response.json().catch(() => undefined));
  if (!answer.success) return { ok: false, fault: { kind: 'not-our-server' } };
  return { ok: true, devices: answer.output.devices };
}
