// An op: one change by one device, as it was made. Once queued it is never altered; (device, seq) is its identity for ever.
// The short names of the wire exist in this file and nowhere else.
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

const whole =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (given: unknown) =>
    Number.isSafeInteger(given) && Number(given) >= least && Number(given) <= most;
const short = (least: number, most: number) => (given: unknown) =>
  typeof given === 'string' && given.length >= least && given.length <= most;
const isId = (given: unknown) => typeof given === 'string' && /^[0-9a-z-]{8,64}$/.test(given);
const actions: ReadonlySet<unknown> = new Set<Action>(['put', 'patch', 'remove', 'restore', 'erase']);
const isObject = (given: unknown) => typeof given === 'object' && given !== null && !Array.isArray(given);
const mostVoids = 200;
const areVoids = (given: unknown) => Array.isArray(given) && given.length <= mostVoids && given.every(isStamp);
const orNone = (isRight: (given: unknown) => boolean) => (given: unknown) => given === undefined || isRight(given);

/** What each name may hold. Not a schema of the library's: the server reads every op of every push with this, and a schema
 * took twice as long, since it makes an object for each name that it looks at. */
const holds: Readonly<Record<keyof WireOp, (given: unknown) => boolean>> = {
  dev: isDeviceId,
  seq: whole(1),
  tx: orNone(whole(1)),
  scope: short(1, 80),
  k: short(1, 40),
  kv: whole(1, 10_000),
  rid: isId,
  a: (given) => actions.has(given),
  p: isObject,
  voids: orNone(areVoids),
  hlc: isStamp,
  wall: Number.isFinite,
  base: whole(0),
  app: short(0, 40),
};
const names = Object.entries(holds) as [keyof WireOp, (given: unknown) => boolean][];

/** The op as it travels, under its short names. */
export interface WireOp {
  readonly dev: DeviceId;
  readonly seq: number;
  readonly tx?: number | undefined;
  readonly scope: string;
  readonly k: string;
  readonly kv: number;
  readonly rid: string;
  readonly a: Action;
  readonly p: FieldValues;
  readonly voids?: readonly Stamp[] | undefined;
  readonly hlc: Stamp;
  readonly wall: number;
  readonly base: number;
  readonly app: string;
}

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
  if (!isObject(given)) return undefined;
  const wire = given as WireOp;
  if (!names.every(([name, isRight]) => isRight(wire[name]))) return undefined;
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
