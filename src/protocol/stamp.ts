// Hybrid logical clock readings as sortable text: 12 hex digits of milliseconds, 4 of a counter, then the device. Later
// stamps sort later, two devices never make the same one, and no reading ever goes back, whatever the tablet's clock does.
// (After Kulkarni et al., "Logical Physical Clocks", 2014.)

/** 32 characters: time, counter, device. */
export type Stamp = string;
/** 16 hex digits, drawn at random once per browser profile. */
export type DeviceId = string;

const deviceForm = /^[0-9a-f]{16}$/;
const stampForm = /^[0-9a-f]{32}$/;
const lastCounter = 0xffff;

export function isDeviceId(text: unknown): text is DeviceId {
  return typeof text === 'string' && deviceForm.test(text);
}
export function isStamp(text: unknown): text is Stamp {
  return typeof text === 'string' && stampForm.test(text);
}

export function makeStamp(ms: number, counter: number, device: DeviceId): Stamp {
  return ms.toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0') + device;
}
/** Milliseconds since 1970 that the stamp says. */
export function stampTime(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, 12), 16);
}
export function stampDevice(stamp: Stamp): DeviceId {
  return stamp.slice(16);
}

/** The next reading for a device: not before the clock on the wall, always after the latest one it made or saw. */
export function nextStamp(latest: Stamp | '', wallMs: number, device: DeviceId): Stamp {
  if (latest === '' || wallMs > stampTime(latest)) return makeStamp(Math.max(0, wallMs), 0, device);
  const counter = Number.parseInt(latest.slice(12, 16), 16);
  return counter < lastCounter
    ? makeStamp(stampTime(latest), counter + 1, device)
    : makeStamp(stampTime(latest) + 1, 0, device);
}

/** The next stamp there is at all: whatever anybody else writes after the one that is given comes after this one too. */
export function rightAfter(stamp: Stamp): Stamp {
  return (BigInt(`0x${stamp}`) + 1n).toString(16).padStart(stamp.length, '0');
}

/** The server's reading of a stamp: it lies between the moment up to which its device had seen the server's records (`floor`)
 * and the time of receipt (`ceil`), so that a clock far ahead cannot win for years and one that stands in the past does not
 * lose to what its owner had before their eyes. What the device made stays in the order it was made: `previous` is its last
 * effective stamp. */
export function effectiveStamp(stamp: Stamp, { floor, ceil }: Bounds, previous: Stamp | ''): Stamp {
  const time = Math.min(Math.max(stampTime(stamp), floor), Math.max(ceil, floor));
  const clamped = time === stampTime(stamp) ? stamp : makeStamp(time, 0, stampDevice(stamp));
  return clamped > previous ? clamped : nextStamp(previous, 0, stampDevice(stamp));
}
/** In milliseconds. */
export interface Bounds {
  readonly floor: number;
  readonly ceil: number;
}
