// Packs what waits to be sent into a file that any device of the library can hand in. It needs neither network nor access,
// only this device's key: works when everything between here and the server is broken. The queue is left as it is.
import { opToWire, type Op } from '#protocol/op.ts';
import { pushText } from '#protocol/sign-in.ts';
import type { BundleBatch, BundleHeader } from '#protocol/courier/bundle.ts';
import { appVersion } from '../app-version.ts';
import { nowAt } from '../clock.ts';
import { sign } from '../joining/own-key.ts';
import { database } from '../open-database.ts';
import { peek } from '../outbox.ts';
import { endOf } from '../round/ready-batch.ts';
import { pushLimit } from '#protocol/push.ts';
import { sha256 } from './sha256.ts';
import { zipped } from './zipped.ts';

export interface Packed {
  readonly count: number;
  readonly file: Blob;
}

/** Undefined when nothing waits, or this device has no key to sign with. */
export async function packUnsent(): Promise<Packed | undefined> {
  const clock = await database().meta.get('clock');
  if (clock?.id !== 'clock') return undefined;
  const lines: string[] = [];
  let [first, last, count] = [0, 0, 0];
  for (;;) {
    const waiting = await peek(pushLimit, last);
    const batch = waiting.slice(0, endOf(waiting, waiting.map(textOf)));
    const made = await signedBatch(clock.device, batch);
    if (!made) break;
    lines.push(`${JSON.stringify(made)}\n`);
    first ||= batch[0]?.seq ?? 0;
    last = batch.at(-1)?.seq ?? last;
    count += batch.length;
  }
  if (count === 0) return undefined;
  const inside = await zipped(lines.join(''));
  const header: BundleHeader = {
    bundle: 'tusach-1',
    device: clock.device,
    unit: clock.unitId,
    from: first,
    to: last,
    count,
    madeAt: nowAt(),
    app: appVersion,
    sha256: await sha256(inside),
  };
  return { count, file: new Blob([`${JSON.stringify(header)}\n`, inside], { type: 'application/octet-stream' }) };
}

const textOf = (op: Op) => JSON.stringify(opToWire(op));

async function signedBatch(device: string, batch: readonly Op[]): Promise<BundleBatch | undefined> {
  if (batch.length === 0) return undefined;
  const ops = batch.map(opToWire);
  const signed = await sign(pushText(device, batch.map(textOf)));
  return signed && { device, ops, signature: signed.signature };
}
