// Fetching what is new in a scope: pages of record states after a cursor, one line of JSON each. A page and its cursor are
// written together on the device, so a cut stream keeps what had arrived and skips nothing.
import * as v from 'valibot';
import { roles } from '#domain/access/role.ts';
import type { State } from './merge/merge.ts';
import { outcomesForm } from './push.ts';
import { isDeviceId } from './stamp.ts';

export const pullPath = '/sync/v1/pull';
/** A page ends at so many rows or so many bytes of JSON, whichever comes first; one record is sent whole, however long. */
export const pageRows = 500;
export const pageBytes = 256_000;

/** Parked ops asked about at a time, and devices whose names are asked for. */
export const mostParked = 100;
export const mostNamed = 40;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const pullRequest = v.object({
  device: v.string(),
  epoch: v.string(),
  scopes: v.pipe(
    v.array(
      v.object({
        scope: v.string(),
        after: whole,
        /** The device can load it by segments. */
        bySegments: v.optional(v.boolean()),
        /** The device reads the scope from the beginning and will drop what it is not given: it needs no removals. */
        anew: v.optional(v.boolean()),
      }),
    ),
    v.maxLength(20),
  ),
  /** Numbers of the device's ops that were parked or kept apart when it last heard: the server says what became of them. */
  parked: v.optional(v.pipe(v.array(whole), v.maxLength(mostParked))),
  /** Devices whose names are asked for: those that wrote what an open case is about. */
  named: v.optional(v.pipe(v.array(v.custom<string>(isDeviceId)), v.maxLength(mostNamed))),
  /** How many ops wait on the device, and which app it runs: for whoever looks after the library's devices. */
  waiting: v.optional(whole),
  app: v.optional(v.pipe(v.string(), v.maxLength(40))),
});
export type PullRequest = v.InferOutput<typeof pullRequest>;

export const row = v.tuple([
  v.string(),
  v.string(),
  whole,
  v.custom<State>((given) => typeof given === 'object' && given !== null),
]);
/** Rows are [type, id, seq in the scope, state]. */
const page = v.object({
  kind: v.literal('page'),
  scope: v.string(),
  from: whole,
  /** The cursor after this page. */
  to: whole,
  head: whole,
  more: v.boolean(),
  rows: v.array(row),
});
/** The cursor cannot be answered (it is older than what the server keeps of removals): push, then begin again from 0. */
const startOver = v.object({ kind: v.literal('startOver'), scope: v.string(), epoch: v.string() });
/** The scope has so much that its segments should be loaded first (see snapshot/); none of its pages follow. */
const bySegments = v.object({ kind: v.literal('bySegments'), scope: v.string() });
/** First line: who answers. Scopes and role are those this device is granted now. An epoch that the device does not know means that
 * the server was restored: whatever came after `has`, this device's highest op there, is handed in again. */
const greeting = v.object({
  kind: v.literal('hello'),
  epoch: v.string(),
  has: v.optional(whole),
  time: v.number(),
  scopes: v.array(v.string()),
  role: v.optional(v.picklist(roles)),
  /** Of the ops that were asked about, those that are final now. */
  unparked: v.optional(outcomesForm),
  /** What the devices that were asked about are called, by their ids: of this library, and never told to a kiosk. */
  names: v.optional(v.record(v.string(), v.string())),
});
export const pullLine = v.variant('kind', [greeting, page, startOver, bySegments]);
export type PullLine = v.InferOutput<typeof pullLine>;
export type Page = v.InferOutput<typeof page>;
export type PageRow = Page['rows'][number];
