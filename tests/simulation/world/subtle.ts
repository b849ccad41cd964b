// The browser's and Node's cryptography as far as the project uses it, done at once in place of in another thread, which
// virtual time would have to stand still for.
import * as crypto from 'node:crypto';

type Bytes = Buffer | Uint8Array | ArrayBuffer;
/** What comes before the point in a written public key of P-256. */
const pointHead = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');
const asPair = { dsaEncoding: 'ieee-p1363' } as const;

export const subtle = {
  digest: async (_name: string, bytes: Bytes) => buffer(crypto.hash('sha256', viewOf(bytes), 'buffer')),
  generateKey: async () => crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  exportKey: async (_form: 'raw', key: crypto.KeyObject) =>
    buffer(key.export({ type: 'spki', format: 'der' }).subarray(pointHead.length)),
  importKey: async (_form: 'raw', point: Bytes) => {
    const key = Buffer.concat([pointHead, viewOf(point)]);
    return crypto.createPublicKey({ key, format: 'der', type: 'spki' });
  },
  sign: async (_scheme: unknown, key: crypto.KeyObject, text: Bytes) =>
    buffer(crypto.sign('sha256', viewOf(text), { key, ...asPair })),
  verify: async (_scheme: unknown, key: crypto.KeyObject, signature: Bytes, text: Bytes) =>
    crypto.verify('sha256', viewOf(text), { key, ...asPair }, viewOf(signature)),
};

function viewOf(bytes: Bytes): Uint8Array {
  return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
}
function buffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
