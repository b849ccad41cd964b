// Whether a device signed a text: its public key stands in its row, the private one never left it.
import { subtle } from 'node:crypto';

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const scheme = { name: 'ECDSA', hash: 'SHA-256' };

/** False also for what is no key or no signature at all. */
export async function isSignedBy(publicKey: string, text: string, signature: string): Promise<boolean> {
  try {
    const key = await subtle.importKey('raw', Buffer.from(publicKey, 'base64url'), curve, false, ['verify']);
    return await subtle.verify(scheme, key, Buffer.from(signature, 'base64url'), Buffer.from(text));
  } catch {
    return false;
  }
}
