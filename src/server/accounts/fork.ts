// Gives a copied tablet a place of its own beside the one it was copied from: same library, site and role, the same name with
// a number behind it, its own numbers going on from where the two parted. What the older identity may not do, the new one may not either.
import { forkText, type ForkAnswer, type ForkRequest } from '#protocol/fork.ts';
import type { DeviceRow, Storage } from '../storage/storage.ts';
import { answerOf } from '../sync/numbering.ts';
import { freshToken, hashOf } from './codes.ts';
import { freeName } from './free-name.ts';
import { isSignedBy } from './keys.ts';

interface Forking {
  readonly device: DeviceRow;
  readonly asked: ForkRequest;
  readonly nowMs: number;
}

/** Undefined when the device has a key and did not sign this, when the identity is taken by another, or nothing stands under the number at which they are said to part. */
export async function fork(storage: Storage, { device, asked, nowMs }: Forking): Promise<ForkAnswer | undefined> {
  if (!isSigned(storage, device, asked)) return undefined;
  return storage.transaction(async (transaction) => {
    const from = await transaction.lockDevice(device.id);
    const known = await transaction.lockDevice(asked.freshDevice);
    if (!from || asked.at > from.lastSeq || (known && known.forkedFrom !== from.id)) return undefined;
    const both = await transaction.opsOf(from.id, asked.from, asked.at - 1);
    const token = freshToken();
    const { publicKey: _own, waiting: _waiting, skew: _skew, ...same } = from;
    const joinedAt = new Date(nowMs).toISOString();
    const id = asked.freshDevice;
    const name = await freeName(transaction, { name: from.name, unitId: from.unitId, id });
    const copy = { ...same, id, name, lastSeq: asked.at - 1, joinedAt, forkedFrom: from.id };
    await transaction.putDevice({ ...copy, tokenHash: hashOf(token) });
    return { token, outcomes: both.map(answerOf) };
  });
}

function isSigned({ server }: Storage, { id, publicKey }: DeviceRow, asked: ForkRequest): boolean {
  if (publicKey === undefined) return true;
  const text = forkText({ server: server.id, device: id, freshDevice: asked.freshDevice });
  return asked.signature !== undefined && isSignedBy(publicKey, text, asked.signature);
}
