// An op: one change by one device, as it was made. Once queued it is never altered; (device, seq) is its identity for ever.
// The short names of the wire exist in this file and nowhere else.
import * as v from 'valibot';
import type { Action, FieldValues } from '#domain/record/change.ts';
import { isDeviceId, isStamp, type DeviceId, type Stamp } from './stamp.ts';

export interface Op {
  readonly device: DeviceId;
  /** Contiguous from 1 on a device. */
  readonly seq: number;
  /** First seq of a group that is applied whole or not at all. */
  readonly group?: number;
  readonly scope: string;
  readonly type: string;
  /** Version of the record's definition that wrote the fields. */
  readonly version: number;
  readonly recordId: string;
  readonly action: Action;
  readonly fields: FieldValues;
  /** Removal of a fact names the writings it takes back; a writing it has not seen stays. */
  readonly voids?: readonly Stamp[];
  readonly stamp: Stamp;
  /** The tablet's own clock, milliseconds, uncorrected. */
  readonly wall: number;
  /** The scope's seq up to which this device had seen the server's records. */
  readonly base: number;
  readonly app: string;
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const short = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
const wireOp = v.object({
  dev: v.custom<DeviceId>(isDeviceId),
  seq: v.pipe(whole, v.minValue(1)),
  tx: v.optional(v.pipe(whole, v.minValue(1))),
  scope: short(80),
  k: short(40),
  kv: v.pipe(whole, v.minValue(1), v.maxValue(10_000)),
  rid: v.pipe(v.string(), v.regex(/^[0-9a-z-]{8,64}$/)),
  a: v.picklist(['put', 'patch', 'remove', 'restore', 'erase']),
  p: v.record(v.string(), v.unknown()),
  voids: v.optional(v.pipe(v.array(v.custom<Stamp>(isStamp)), v.maxLength(200))),
  hlc: v.custom<Stamp>(isStamp),
  wall: v.number(),
  base: whole,
  app: v.pipe(v.string(), v.maxLength(40)),
});
export type WireOp = v.InferOutput<typeof wireOp>;

/** The op as it travels. The order of names is part of the form: the server hashes this text. */
export function opToWire(op: Op): WireOp {
  return {
    dev: op.device,
    seq: op.seq,
    ...(op.group ? { tx: op.group } : {}),
    scope: op.scope,
    k: op.type,
    kv: op.version,
    rid: op.recordId,
    a: op.action,
    p: op.fields,
    ...(op.voids ? { voids: [...op.voids] } : {}),
    hlc: op.stamp,
    wall: op.wall,
    base: op.base,
    app: op.app,
  };
}

/** Reads an op from outside; undefined when its envelope makes no sense. Its fields are checked later, by its type. */
export function opFromWire(given: unknown): Op | undefined {
  const parsed = v.safeParse(wireOp, given);
  if (!parsed.success) return undefined;
  const wire = parsed.output;
  return {
    device: wire.dev,
    seq: wire.seq,
    ...(wire.tx ? { group: wire.tx } : {}),
    scope: wire.scope,
    type: wire.k,
    version: wire.kv,
    recordId: wire.rid,
    action: wire.a,
    fields: wire.p,
    ...(wire.voids ? { voids: wire.voids } : {}),
    stamp: wire.hlc,
    wall: wire.wall,
    base: wire.base,
    app: wire.app,
  };
}

/** Names one record across types, for maps and indexes. */
export function recordKey(type: string, id: string): string {
  return `${type} ${id}`;
}
