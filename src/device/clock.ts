// This device's clock: the only file of `device` that asks the machine for the time or for chance. Everything else is told.
import { newId, type Id } from '#domain/record/id.ts';

/** Milliseconds, as the tablet believes. */
export function wallMs(): number {
  return Date.now();
}
/** Now as the records write it, by the tablet's clock. */
export function nowAt(): string {
  return new Date(wallMs()).toISOString();
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
