// This device's clock: the only file of `device` that asks the machine for the time or for chance. Everything else is told.
// What a server has said of the time is kept in mind here, so that "now" is true on a tablet whose clock is not.
import { newId, type Id } from '#domain/record/id.ts';

/** What a server has told of the time. */
export interface Told {
  /** Its time minus this tablet's, milliseconds; 0 until measured. */
  readonly offset: number;
  /** What the time was when it last told, milliseconds. */
  readonly toldAt?: number;
}

/** A clock less than this far off is right enough, in milliseconds: it is left alone, and needs no word. */
const rightEnoughMs = 120_000;
export const isRightEnough = (offMs: number) => Math.abs(offMs) < rightEnoughMs;

let told: Told = { offset: 0 };

/** Called with what the database keeps of the clock, in every program that asks it for the time. */
export function learnClock({ offset, toldAt }: Told): void {
  told = { offset, ...(toldAt === undefined ? {} : { toldAt }) };
}

/** What the time is when the tablet's clock says `wall`. It cannot be earlier than when the server last told it: a slow clock
 * that has come there all the same, or a fast one that is corrected to before, was set right meanwhile, and counts as it
 * stands, set by hand and not to the second. Where a slow clock has only run on for so long, it counts too, and is off by
 * little more than it was away. */
export function trueTime(wall: number, { offset, toldAt }: Told): number {
  const corrected = isRightEnough(offset) ? wall : wall + offset;
  if (toldAt === undefined) return corrected;
  const earliest = toldAt - rightEnoughMs;
  const wasSetRight = offset > 0 ? wall >= earliest : corrected < earliest;
  return Math.max(wasSetRight ? wall : corrected, toldAt);
}

/** Milliseconds, as the tablet believes: for spans and deadlines on this tablet, and where the server judges the clock. */
export function wallMs(): number {
  return Date.now();
}
/** Milliseconds, as well as it can be known here. */
export function trueMs(): number {
  return trueTime(wallMs(), told);
}
/** Now, as records and screens say it. */
export function nowAt(): string {
  return new Date(trueMs()).toISOString();
}
/** What a stamp says, in milliseconds. A small error counts here too, but no error counts twice: that of a clock that was set
 * right since would put what is written years ahead, above every later word. */
export function stampMs(known: Told): number {
  const { offset, toldAt = 0 } = known;
  const wall = wallMs();
  return isRightEnough(offset) ? Math.max(wall + offset, toldAt) : trueTime(wall, known);
}
/** How far the tablet's clock is behind (above 0) or ahead (below), in milliseconds; 0 where it is right enough. */
export function clockIsOff(): number {
  const wall = wallMs();
  const off = trueTime(wall, told) - wall;
  return isRightEnough(off) ? 0 : off;
}
/** When something was written of which the tablet's own time was kept, `wall`: the clock may have been wrong then and be right
 * now, or the other way round. What was written is not still to come. */
export function writtenAt(wall: number): string {
  const offset = isRightEnough(told.offset) ? 0 : told.offset;
  const [late, now] = [wall + Math.max(offset, 0), trueMs()];
  return new Date(late <= now ? late : Math.min(wall + Math.min(offset, 0), now)).toISOString();
}

/** A new record id. */
export function freshId<Type extends string = string>(): Id<Type> {
  return newId(wallMs(), crypto.getRandomValues(new Uint8Array(16))) as Id<Type>;
}
/** A new identity for this browser profile: 16 hex digits. */
export function freshDeviceId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
/** A number from 0 to below 1, for spreading retries. */
export function chance(): number {
  return Math.random();
}
