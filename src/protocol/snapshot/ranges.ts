// Records are cut into segments by a hash of their id, so that a changed record touches one segment only, whatever was added
// elsewhere. The hash is part of the form: it must never change.

/** Most records in a segment, on average, before the ranges are halved. */
export const rowsPerRange = 2_000;

/** 32 bits from the text of an id (FNV-1a, then mixed, since its upper bits alone are poor). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Which of `of` ranges a hash falls in; `of` is a power of two. */
export function rangeOf(hash: number, of: number): number {
  return of === 1 ? 0 : hash >>> (32 - Math.log2(of));
}
/** How many ranges so many records need. */
export function rangesFor(rows: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(rows / rowsPerRange)));
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const sixOf = new Map([...signs].map((sign, six) => [sign.charCodeAt(0), six]));
const places = [30, 24, 18, 12, 6, 0] as const;

/** Hashes as text: the highest six bits of all, then the next six of all, and so on. Those of a range begin alike. */
export function hashesToText(hashes: readonly number[]): string {
  return places.map((place) => hashes.map((hash) => signs[(hash >>> place) & 63]).join('')).join('');
}
export function hashesFromText(text: string): Uint32Array<ArrayBuffer> {
  const count = text.length / places.length;
  const hashes = new Uint32Array(count);
  for (const [part, place] of places.entries()) {
    for (let at = 0; at < count; at += 1) {
      const six = sixOf.get(text.charCodeAt(part * count + at)) ?? 0;
      hashes[at] = (hashes[at] as number) | (six << place);
    }
  }
  return hashes;
}
