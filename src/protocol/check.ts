// Whether a device and the server hold the same: records are dealt into 256 buckets by their ids, and the hashes of a bucket's
// live records are added up. Equal sums mean equal records; of a bucket that differs, the server's records are sent whole. What is
// hashed is what is stored, never what the other side said.
import * as v from 'valibot';
import type { State } from './merge/merge.ts';
import { recordKey } from './op.ts';
import { row } from './pull.ts';
import { hashOf } from './snapshot/ranges.ts';

export const checkPath = '/sync/v1/check';
export const buckets = 256;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const sum = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
export const checkRequest = v.object({
  epoch: v.string(),
  scope: v.string(),
  /** The device has everything up to here, and nothing later. */
  upto: whole,
  sums: v.pipe(v.array(sum), v.length(buckets)),
});
export type CheckRequest = v.InferOutput<typeof checkRequest>;

/** same · later: the server has moved on, ask again after pulling · differs: everything it has in one bucket that differs. */
export const checkAnswer = v.variant('kind', [
  v.object({ kind: v.literal('same') }),
  v.object({ kind: v.literal('later') }),
  v.object({ kind: v.literal('differs'), bucket: whole, rows: v.array(row) }),
]);
export type CheckAnswer = v.InferOutput<typeof checkAnswer>;

export function bucketOf(type: string, id: string): number {
  return hashOf(recordKey(type, id)) % buckets;
}

/** Sums of hashes by bucket, modulo 2^128. */
export class Sums {
  readonly #sums = Array.from({ length: buckets }, () => 0n);

  /** A removed record counts as none: one side may have forgotten it. */
  add(type: string, id: string, state: State): void {
    if (state.removed) return;
    const bucket = bucketOf(type, id);
    const hash = longHash(`${recordKey(type, id)} ${canonical(state)}`);
    this.#sums[bucket] = BigInt.asUintN(128, (this.#sums[bucket] as bigint) + hash);
  }
  toTexts(): string[] {
    return this.#sums.map((one) => one.toString(16).padStart(32, '0'));
  }
}

/** JSON with names in order: the same text wherever the state was put together. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`)
    .join(',')}}`;
}

/** 128 bits: four mixings of the text that differ in how they begin and multiply. It guards against drift, not malice. */
export function longHash(text: string): bigint {
  let [a, b, c, d] = [0x3c6ef372, 0x1b873593, 0xa3ec647b, 0x9e3779b9];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ code, 0x2545f491);
    b = c ^ Math.imul(b ^ code, 0x1b873593);
    c = d ^ Math.imul(c ^ code, 0x38b34ae5);
    d = a ^ Math.imul(d ^ code, 0xa1e38b93);
  }
  const parts = [
    a ^ b ^ c ^ d,
    b ^ Math.imul(a, 0x85ebca6b),
    c ^ Math.imul(b, 0xc2b2ae35),
    d ^ Math.imul(c, 0x27d4eb2f),
  ];
  return parts.reduce((all, part) => (all << 32n) | BigInt((part ^ (part >>> 15)) >>> 0), 0n);
}
