// All chance of a simulated world, from its seed. Each part draws from a stream of its own, so that a change in one part
// does not shift what all the others draw.
import { drawFrom } from '../../support/arbitrary.ts';

/** Beyond so many, bytes only fill room and nobody looks at them. */
const fewBytes = 256;

export class Chance {
  readonly #seed: string;
  readonly #draw: (limit: number) => number;

  constructor(seed: string) {
    this.#seed = seed;
    this.#draw = drawFrom(textHash(seed));
  }

  /** A stream of its own under this name. */
  of(name: string): Chance {
    return new Chance(`${this.#seed}/${name}`);
  }
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return this.#draw(Math.max(1, Math.floor(limit)));
  }
  /** A whole number between two, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }
  /** From 0 to below 1. */
  share(): number {
    return this.#draw(1_000_000) / 1_000_000;
  }
  happens(share: number): boolean {
    return this.share() < share;
  }
  one<Thing>(things: readonly Thing[]): Thing {
    return things[this.below(things.length)] as Thing;
  }
  bytes(array: Uint8Array): Uint8Array {
    for (let at = 0; at < Math.min(array.length, fewBytes); at += 1) array[at] = this.#draw(256);
    return array;
  }
}

/** FNV-1a, 32 bits. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
