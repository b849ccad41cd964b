// Handing ops to the server: what a device sends and what it gets back. Every op pushed gets one final outcome; none blocks
// another, and the answer comes only after the outcomes are durable.
import * as v from 'valibot';
import type { WireOp } from './op.ts';
import { signatureForm } from './sign-in.ts';

export const pushPath = '/sync/v1/push';
/** Most ops in one push, and the size of a batch in characters of JSON before compression. */
export const pushLimit = 500;
export const pushSize = 400_000;

export const pushRequest = v.object({
  device: v.string(),
  epoch: v.string(),
  /** Ops before the first of these are no longer kept on the device: the server shall not wait for them. */
  trimmed: v.optional(v.boolean()),
  ops: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(pushLimit)),
  /** The stamp of the op before the first of these, which must be told where they are sent before that one is answered. */
  follows: v.optional(v.pipe(v.string(), v.maxLength(80))),
  /** Over `pushText`; a device that has a key must sign. */
  signature: v.optional(signatureForm),
});
export interface PushRequest {
  readonly device: string;
  readonly epoch: string;
  readonly trimmed?: boolean;
  readonly follows?: string;
  readonly ops: readonly WireOp[];
  readonly signature?: string;
}

/** applied · applied_case (and a case is open) · parked (waits on the server for something) · quarantined:<code> (kept, not
 * applied: a person must look). */
export type Outcome = 'applied' | 'applied_case' | 'parked' | `quarantined:${QuarantineCode}`;
export type QuarantineCode = 'not_allowed' | 'wrong_scope' | 'invalid' | 'server_error' | 'suspended' | 'revoked';

/** Whether an op may have another outcome some day: its record comes, or a person takes in what its device wrote while it was
 * suspended or taken out. */
export function waitsForMore(outcome: string): boolean {
  return outcome === 'parked' || keptApart.includes(outcome as Outcome);
}
/** Kept because of who wrote it, not of what it says. */
export const keptApart: readonly Outcome[] = ['quarantined:suspended', 'quarantined:revoked'];

const outcome = v.custom<Outcome>(
  (given) => typeof given === 'string' && /^(applied|applied_case|parked|quarantined:[a-z_]{1,40})$/.test(given),
);
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One op's outcome: its seq, what became of it, its number in its scope (0 when not applied), the case opened or null. */
const answered = v.tuple([whole, outcome, whole, v.nullable(v.string())]);
export const outcomesForm = v.array(answered);
export const pushAnswer = v.object({
  epoch: v.string(),
  /** The server's clock, milliseconds. */
  time: v.number(),
  /** Every seq up to this one has a stored outcome. */
  upto: whole,
  outcomes: outcomesForm,
});
export type PushAnswer = v.InferOutput<typeof pushAnswer>;

/** Body of a 409: the device's numbers do not fit what the server has. */
export const pushConflict = v.variant('conflict', [
  /** From this number on the server has other ops of this device. */
  v.object({ conflict: v.literal('device_fork'), at: whole }),
  v.object({ conflict: v.literal('seq_gap'), expect: whole }),
]);
export type PushConflict = v.InferOutput<typeof pushConflict>;
