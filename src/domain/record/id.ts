// Ids of records. New ids carry their time (UUIDv7); an id from a natural key (UUIDv5) is the same on every device, which
// is why two volunteers who tap the same child make one record.
import { v5, v7 } from 'uuid';

declare const kind: unique symbol;
/** The id of a record of one type: UUID text, so a member's id is no copy's id to the compiler. */
export type Id<Type extends string = string> = string & { readonly [kind]?: Type };

const namespace = '6f1d2c1e-5a3b-5d7c-9a44-0a54d5c2f001';

/** The id that a natural key gives, the same everywhere. Parts are joined by a sign that no text field keeps. */
export function idFromKey(type: string, parts: readonly string[]): Id {
  return v5([type, ...parts].join('\u0001'), namespace);
}

/** A new id from the time in milliseconds and 16 random bytes. */
export function newId(nowMs: number, random: Uint8Array): Id {
  return v7({ msecs: nowMs, random });
}
