// Whether a device signed a text: its public key stands in its row, the private one never left it. Asked at once rather than of
// another thread: handing a batch over took three times as long as looking at it.
import { createPublicKey, createVerify } from 'node:crypto';

/** What an uncompressed point begins with, and the length of a coordinate in bytes (SEC 1, 2.3.3). */
const uncompressed = 4;
const coordinate = 32;

/** False also for what is no key or no signature at all. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = { key: readKey(publicKey), dsaEncoding: 'ieee-p1363' } as const;
    return createVerify('sha256').update(text).verify(key, signature, 'base64url');
  } catch {
    return false;
  }
}

function readKey(publicKey: string) {
  const point = Buffer.from(publicKey, 'base64url');
  if (point[0] !== uncompressed || point.length !== 1 + 2 * coordinate) throw new Error('This is no public key.');
  const [x, y] = [point.subarray(1, 1 + coordinate), point.subarray(1 + coordinate)];
  const key = { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') };
  return createPublicKey({ key, format: 'jwk' });
}
