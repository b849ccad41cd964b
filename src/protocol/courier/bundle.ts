// Handing in for another: what a device could not send itself travels as a file and is handed in by any device of the same
// library. A file is one line that says what it is, and batches behind it, compressed, one a line. Each batch bears its
// device's own signature and is to the server what a push of that device is; so it counts once, however often and by whomever
// it is handed in, and the device hears the same outcomes when it comes again itself.
import * as v from 'valibot';
import { pushLimit, type PushRequest } from '../push.ts';
import { signatureForm } from '../sign-in.ts';
import { isDeviceId, type DeviceId } from '../stamp.ts';

export const bundlePath = '/sync/v1/bundle';
/** Largest file taken and largest text in it, in bytes and characters: months of work of one device. */
export const bundleLimit = { bytes: 20_000_000, text: 120_000_000 };

const whole = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER));

/** The first line of a file. */
export const bundleHeader = v.object({
  bundle: v.literal('tusach-1'),
  device: v.custom<DeviceId>(isDeviceId),
  unit: v.pipe(v.string(), v.maxLength(64)),
  from: whole,
  to: whole,
  count: whole,
  madeAt: v.pipe(v.string(), v.maxLength(40)),
  app: v.pipe(v.string(), v.maxLength(40)),
  /** SHA-256 of what stands behind this line, hex: says that the file came whole. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export type BundleHeader = v.InferOutput<typeof bundleHeader>;

/** One batch, as it stands in the file and as it is handed in. `ops` in wire form, signed over `pushText`. */
export const bundleBatch = v.object({
  device: v.custom<DeviceId>(isDeviceId),
  ops: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(pushLimit)),
  signature: signatureForm,
});
export type BundleBatch = Omit<PushRequest, 'epoch' | 'signature'> & { readonly signature: string };

/** What came of a batch: its ops have outcomes now · earlier ones of that device are missing here · this library does not
 * know the device · it is not as that device signed it · that device has taken another way with these numbers. */
export const bundleAnswer = v.object({ came: v.picklist(['taken', 'gap', 'stranger', 'unsigned', 'fork']) });
export type BundleAnswer = v.InferOutput<typeof bundleAnswer>;
