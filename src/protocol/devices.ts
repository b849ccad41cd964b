// The devices of a library, for whoever looks after them: what is told of each, and what may be changed.
import * as v from 'valibot';
import { roles } from '#domain/access/role.ts';
import { isDeviceId } from './stamp.ts';

export const devicesPath = '/accounts/v1/devices';
export const changeDevicePath = '/accounts/v1/devices/change';

/** suspended: it may hand in, into quarantine, and gets nothing, until it is taken back · revoked: the same, and once it has
 * handed in everything it forgets the people of the library and its key. */
export const deviceStates = ['active', 'suspended', 'revoked'] as const;
export type DeviceState = (typeof deviceStates)[number];

const known = v.object({
  device: v.custom<string>(isDeviceId),
  name: v.string(),
  role: v.picklist(roles),
  state: v.picklist(deviceStates),
  siteId: v.optional(v.string()),
  joinedAt: v.string(),
  lastSeenAt: v.optional(v.string()),
  app: v.optional(v.string()),
  /** How many ops waited on it when it last told. */
  waiting: v.optional(v.number()),
  /** What it wrote while it was suspended or taken out, by type and action, and how often: kept apart, not in the records. */
  kept: v.optional(v.array(v.tuple([v.string(), v.number()]))),
  /** It signs with a key of its own. */
  hasKey: v.boolean(),
  /** It is the one that asks. */
  isOwn: v.boolean(),
});
export type KnownDevice = v.InferOutput<typeof known>;
export const devicesRequest = v.object({});
export const devicesAnswer = v.object({ devices: v.array(known) });

export const changeDeviceRequest = v.object({
  device: v.custom<string>(isDeviceId),
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))),
  role: v.optional(v.picklist(roles)),
  state: v.optional(v.picklist(deviceStates)),
  /** What is kept apart of it shall count, each from the time at which it was written. */
  takeIn: v.optional(v.literal(true)),
});
export type ChangeDevice = v.InferOutput<typeof changeDeviceRequest>;
/** A device that is gone, or its own role or state, changes nothing; the answer is what stands now. */
export const changeDeviceAnswer = devicesAnswer;
