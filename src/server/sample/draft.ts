// The demonstration sample in the making: changes of the library, each with the moment it is said to have happened. Chance
// is drawn from a fixed seed and ids are computed, so that the sample is the same wherever it is made.
import type { Change } from '#domain/record/change.ts';
import { idFromKey, type Id } from '#domain/record/id.ts';
import type { SampleSiteKey, SampleUnitKey } from './places.ts';

export interface DatedChange {
  readonly unit: SampleUnitKey;
  readonly change: Change;
  readonly atMs: number;
}

export interface Draft {
  readonly changes: DatedChange[];
  /** The day on which the sample is opened, `2026-10-06`. */
  readonly today: string;
  readonly nowMs: number;
  /** Draws a whole number from 0 to below `limit`. */
  readonly draw: (limit: number) => number;
  readonly unitIdOf: (unit: SampleUnitKey) => string;
}

/** A drawing of numbers that is the same for the same seed (mulberry32). */
export function drawing(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
}

/** The id of something in the sample, by what it is called there. */
export function sampleId<Type extends string>(type: Type, ...name: string[]): Id<Type> {
  return idFromKey('sample', [type, ...name]) as Id<Type>;
}
export function siteId(site: SampleSiteKey): Id<'site'> {
  return sampleId('site', site);
}

const dayMs = 86_400_000;
/** The day so many days before, in the library's zone, which has no summer time. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);
}
/** Milliseconds of a local time of day (UTC+7). */
export function momentOf(day: string, time: string): number {
  return Date.parse(`${day}T${time}:00.000+07:00`);
}
/** The latest `count` school days before today, oldest first. */
export function schoolDaysBefore(today: string, count: number): string[] {
  const days: string[] = [];
  for (let back = 1; days.length < count; back += 1) {
    const day = dayBefore(today, back);
    if (new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0) days.unshift(day);
  }
  return days;
}
export const isoOf = (ms: number) => new Date(ms).toISOString();
