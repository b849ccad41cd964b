// This device's own key: made when it joins, kept in its database, and nobody can read it out, not even this app. Where a
// browser can keep no key (or the worker cannot use the page's), there is none, and callers go on without or wait.
import { database } from '../open-database.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const scheme = { name: 'ECDSA', hash: 'SHA-256' };

/** Whether this browser has any cryptography at all: over plain HTTP there is none. */
const canSign = () => (globalThis.crypto as { readonly subtle?: unknown } | undefined)?.subtle !== undefined;

/** The public point, base64url, once this program has seen that it can sign with the key. */
export async function ownKey(): Promise<string | undefined> {
  const signed = await sign('');
  return signed?.publicKey;
}

/** The key that is there, or a new one; undefined where none can be kept. */
export async function makeOwnKey(): Promise<string | undefined> {
  if (!canSign()) return undefined;
  const known = await ownKey();
  if (known) return known;
  try {
    const pair = await crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
    const publicKey = toBase64Url(await crypto.subtle.exportKey('raw', pair.publicKey));
    await database().ownKey.put({ id: 'key', publicKey, privateKey: pair.privateKey });
  } catch {
    return undefined;
  }
  return ownKey();
}

/** Signs with the key, or undefined where there is none or it cannot be used. */
export async function sign(text: string): Promise<{ publicKey: string; signature: string } | undefined> {
  try {
    const key = await database().ownKey.get('key');
    if (!key) return undefined;
    const signature = await crypto.subtle.sign(scheme, key.privateKey, new TextEncoder().encode(text));
    return { publicKey: key.publicKey, signature: toBase64Url(signature) };
  } catch {
    return undefined;
  }
}

function toBase64Url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
