// Lets a device in that shows its key: it signs a challenge, which counts once, and gets a token for an hour. A token more
// than it needed harms nothing, so a lost answer just means asking again. Also a suspended device may sign in: it may always
// hand in what it has.
import {
  challengeLifeMs,
  enrolText,
  signInText,
  tokenLifeMs,
  type EnrolRequest,
  type SignInAnswer,
  type SignInRequest,
} from '#protocol/sign-in.ts';
import type { DeviceRow, PassRow, Storage, Transaction } from '../storage/storage.ts';
import { freshToken, hashOf } from './codes.ts';
import { isSignedBy } from './keys.ts';

/** A challenge for this device, or undefined when it has no key here. */
export async function challenge(storage: Storage, device: string, nowMs: number) {
  return storage.transaction(async (transaction) => {
    const known = await transaction.lockDevice(device);
    if (!known?.publicKey) return undefined;
    return { challenge: await pass(transaction, { kind: 'challenge', device, nowMs }) };
  });
}

/** A token, or undefined when the challenge was not for this device, is used or too old, or the signature is not its own. */
export async function signIn(storage: Storage, asked: SignInRequest, nowMs: number): Promise<SignInAnswer | undefined> {
  const known = await storage.transaction((transaction) => answeredBy(transaction, asked, nowMs));
  const text = signInText({ server: storage.server.id, device: asked.device, challenge: asked.challenge });
  if (!known?.publicKey || !isSignedBy(known.publicKey, text, asked.signature)) return undefined;
  return storage.transaction(async (transaction) => {
    const now = await transaction.lockDevice(asked.device);
    // It may have taken another key meanwhile.
    if (now?.publicKey !== known.publicKey) return undefined;
    return { token: await tokenFor(transaction, asked.device, nowMs) };
  });
}

async function answeredBy(transaction: Transaction, asked: SignInRequest, nowMs: number) {
  const taken = await transaction.takeChallenge(hashOf(asked.challenge));
  const isGood = taken?.device === asked.device && taken.expiresAt > new Date(nowMs).toISOString();
  return isGood ? transaction.lockDevice(asked.device) : undefined;
}

/** Gives a key to a device that joined before there were keys. Its old token counts no more. Undefined when the proof is not
 * its own, or it has another key. */
export async function enrol(
  storage: Storage,
  { device, asked, nowMs }: { device: DeviceRow; asked: EnrolRequest; nowMs: number },
): Promise<SignInAnswer | undefined> {
  if (!isSignedBy(asked.publicKey, enrolText(device.id, asked.publicKey), asked.proof)) return undefined;
  return storage.transaction(async (transaction) => {
    const known = await transaction.lockDevice(device.id);
    if (!known || (known.publicKey ?? asked.publicKey) !== asked.publicKey) return undefined;
    await transaction.putDevice({ ...known, publicKey: asked.publicKey, tokenHash: noToken(known.id) });
    return { token: await tokenFor(transaction, known.id, nowMs) };
  });
}

/** What stands where a device with a key has no token of its own: no hash is like it. */
export function noToken(device: string): string {
  return `key-${device}`;
}

export function tokenFor(transaction: Transaction, device: string, nowMs: number): Promise<string> {
  return pass(transaction, { kind: 'token', device, nowMs });
}

async function pass(
  transaction: Transaction,
  { kind, device, nowMs }: Pick<PassRow, 'kind' | 'device'> & { nowMs: number },
): Promise<string> {
  const secret = freshToken();
  const lifeMs = kind === 'token' ? tokenLifeMs : challengeLifeMs;
  const expiresAt = new Date(nowMs + lifeMs).toISOString();
  await transaction.putPass({ hash: hashOf(secret), kind, device, expiresAt }, new Date(nowMs).toISOString());
  return secret;
}
