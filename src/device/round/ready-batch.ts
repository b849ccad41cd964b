// The next ops as they travel: as many as fit, each written as text once, signed and compressed.
import { opToWire, type Op } from '#protocol/op.ts';
import { pushLimit } from '#protocol/push.ts';
import type { Stamp } from '#protocol/stamp.ts';
import { pushText } from '#protocol/sign-in.ts';
import { sign } from '../joining/own-key.ts';
import { database } from '../open-database.ts';
import { peek } from '../outbox.ts';
import { batchSize } from './batch-size.ts';
import { pack, type Packed } from './send.ts';

export interface Batch {
  readonly from: { readonly device: string; readonly epoch: string; readonly hasKey: boolean };
  readonly ops: readonly Op[];
  /** Absent when this program cannot use the device's key. */
  readonly packed?: Packed;
  /** The op before the first of these has left the journal: the server must not wait for it. */
  readonly trimmed: boolean;
  /** The stamp of the op before the first of these, where that one was here. */
  readonly follows?: Stamp;
  /** Nothing waited behind it. */
  readonly isLast: boolean;
}

/** The oldest waiting ops, or those behind `after`, up to which all have been sent. */
export async function readyBatch(from: Batch['from'], after?: Op): Promise<Batch> {
  const waiting = await peek(pushLimit, after?.seq);
  const texts = waiting.map((op) => JSON.stringify(opToWire(op)));
  const end = endOf(waiting, texts);
  const ops = waiting.slice(0, end);
  const isLast = end === waiting.length && end < pushLimit;
  const first = ops[0]?.seq ?? 1;
  const follows = after?.seq === first - 1 ? after.stamp : undefined;
  const trimmed = follows === undefined && (await followsNothing(first));
  if (end === 0) return { from, ops, trimmed, isLast };
  const packed = await packedOps({ ...from, trimmed, follows }, texts.slice(0, end));
  return { from, ops, trimmed, isLast, ...(packed ? { packed } : {}), ...(follows ? { follows } : {}) };
}

/** Whether the op before this one is no longer here. */
async function followsNothing(seq: number): Promise<boolean> {
  const before = database()
    .outbox.where('seq')
    .equals(seq - 1);
  return seq > 1 && (await before.count()) === 0;
}

type Packing = Batch['from'] & Pick<Batch, 'trimmed' | 'follows'>;
async function packedOps({ device, epoch, hasKey, trimmed, follows }: Packing, texts: readonly string[]) {
  const signed = hasKey ? await sign(pushText(device, texts)) : undefined;
  if (hasKey && !signed) return undefined;
  const [head, tail] = [
    JSON.stringify({ device, epoch, ...(trimmed ? { trimmed } : {}), follows }),
    JSON.stringify(signed?.signature),
  ];
  const signature = tail === undefined ? '' : `,"signature":${tail}`;
  return pack(`${head.slice(0, -1)},"ops":[${texts.join(',')}]${signature}}`);
}

/** As many as follow one another without a gap and fit the size of a batch, at least one; a group written together travels
 * together. */
export function endOf(ops: readonly Op[], texts: readonly string[]): number {
  let size = 0;
  let end = 0;
  for (const { length } of texts) {
    size += length;
    const isNext = ops[end]?.seq === (ops[end - 1]?.seq ?? 0) + 1;
    if (end > 0 && (size > batchSize() || !isNext)) break;
    end += 1;
  }
  const torn = ops[end]?.group;
  const mayBeTorn = torn !== undefined || (end === ops.length && end === pushLimit);
  return mayBeTorn ? beforeGroup(ops, end, torn ?? ops[end - 1]?.group) : end;
}

/** The end of the last whole group before `end`; a group that alone fills the batch is sent as it is. */
function beforeGroup(ops: readonly Op[], end: number, group: number | undefined): number {
  let start = end;
  while (group !== undefined && start > 0 && ops[start - 1]?.group === group) start -= 1;
  return start > 0 ? start : end;
}
