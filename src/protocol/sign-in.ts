// How a device shows who it is: with a key that never leaves it. It signs a challenge and gets a token for an hour; it signs
// what it pushes, so that nobody who carries a batch can write in its name. Signatures are ECDSA P-256 over SHA-256, 64 bytes
// as base64url, over the UTF-8 text given here; a public key is the uncompressed point, base64url.
import * as v from 'valibot';
import { isDeviceId } from './stamp.ts';

export const challengePath = '/accounts/v1/challenge';
export const signInPath = '/accounts/v1/sign-in';
/** For devices that joined before there were keys: they come once with their old token. */
export const enrolPath = '/accounts/v1/enrol';
export const challengeLifeMs = 2 * 60_000;
export const tokenLifeMs = 60 * 60_000;

export const publicKeyForm = v.pipe(v.string(), v.regex(/^[\w-]{87}$/));
export const signatureForm = v.pipe(v.string(), v.regex(/^[\w-]{86}$/));

export const challengeRequest = v.object({ device: v.custom<string>(isDeviceId) });
export const challengeAnswer = v.object({ challenge: v.string() });
export const signInRequest = v.object({
  device: v.custom<string>(isDeviceId),
  challenge: v.pipe(v.string(), v.maxLength(100)),
  signature: signatureForm,
});
export type SignInRequest = v.InferOutput<typeof signInRequest>;
/** The device asks for another when the server no longer takes this one; when that is, only the server's clock knows. */
export const signInAnswer = v.object({ token: v.string() });
export type SignInAnswer = v.InferOutput<typeof signInAnswer>;

export const enrolRequest = v.object({ publicKey: publicKeyForm, proof: signatureForm });
export type EnrolRequest = v.InferOutput<typeof enrolRequest>;

/** Body of a 401. sign_in: this token is not taken, sign a challenge · not_joined: the server does not know this device. */
export const notSignedIn = v.object({ reason: v.picklist(['sign_in', 'not_joined']) });
/** Body of a 403 for a device that may still push, but gets nothing. */
export const notServed = v.object({ reason: v.picklist(['suspended', 'revoked']) });

/** What is signed to show that the device holds the key it joins or enrols with. `word`: the bare code, or its device id. */
export function enrolText(word: string, publicKey: string): string {
  return `tusach-enrol-1\n${word}\n${publicKey}`;
}
/** The server stands in it, so that a signature given to one is of no use at another. */
export function signInText(asked: { server: string; device: string; challenge: string }): string {
  return `tusach-sign-in-1\n${asked.server}\n${asked.device}\n${asked.challenge}`;
}
/** Each op as its JSON travels, in the order of the batch. The rest of the push stays out, so that a batch can be handed on by
 * another with its signature. */
export function pushText(device: string, wires: readonly string[]): string {
  return `tusach-push-1\n${device}\n${wires.join('\n')}`;
}
