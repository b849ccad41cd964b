// Whether a batch is what its device signed, and what is kept of that. Nobody who carries a batch can write in its name.
import { pushText } from '#protocol/sign-in.ts';
import { isSignedBy } from '../accounts/keys.ts';
import type { DeviceRow, SignedBatchRow } from '../storage/storage.ts';
import type { Passing } from './passing.ts';

interface Signed {
  readonly device: DeviceRow;
  readonly signature?: string;
}

/** Whether its device signed the batch, where it can. The ops learn it, so that it stays known of each. */
export function isSigned({ device, signature }: Signed, incoming: readonly Passing[]): boolean {
  if (!device.publicKey) return true;
  const wires = incoming.map(({ wire }) => wire);
  const text = pushText(device.id, wires);
  if (signature === undefined || !isSignedBy(device.publicKey, text, signature)) return false;
  for (const passed of incoming) passed.signed = true;
  return true;
}

/** One row for the batch, so that its signature can be shown to others. */
export function signedBatch({ device, signature }: Signed, incoming: readonly Passing[]): { batch?: SignedBatchRow } {
  const [first, last] = [incoming[0], incoming.at(-1)];
  if (!device.publicKey || !signature || !first || !last) return {};
  const { id, publicKey } = device;
  return { batch: { device: id, from: first.op.seq, to: last.op.seq, publicKey, signature } };
}
