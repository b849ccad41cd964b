// Takes what one device hands in for another of the same library. It is a push of the device that signed it, with its rights;
// whoever carries it lends it the way and nothing else.
import type { BundleAnswer } from '#protocol/courier/bundle.ts';
import type { DeviceRow, Storage } from '../storage/storage.ts';
import { acceptPush } from './accept-push.ts';

interface HandingIn {
  readonly storage: Storage;
  readonly carrier: DeviceRow;
  readonly batch: { readonly device: string; readonly ops: readonly unknown[]; readonly signature: string };
  readonly nowMs: number;
}
export interface HandedIn {
  readonly answer: BundleAnswer;
  readonly moved: ReadonlyMap<string, number>;
}

export async function acceptBundle({ storage, carrier, batch, nowMs }: HandingIn): Promise<HandedIn> {
  const device = await storage.transaction((transaction) => transaction.lockDevice(batch.device));
  if (!device || device.unitId !== carrier.unitId) return came('stranger');
  // Without a key anybody could have written it.
  if (!device.publicKey) return came('unsigned');
  const { ops, signature } = batch;
  const accepted = await acceptPush({ storage, device, ops, signature, nowMs });
  if (accepted.kind === 'answer') return { answer: { came: 'taken' }, moved: accepted.moved };
  if (accepted.kind === 'conflict') return came(accepted.conflict.conflict === 'seq_gap' ? 'gap' : 'fork');
  return came('unsigned');
}

function came(how: BundleAnswer['came']): HandedIn {
  return { answer: { came: how }, moved: new Map() };
}
