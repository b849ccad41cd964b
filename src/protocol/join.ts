// Joining a server with a one-time code, and making codes for others. A code is eight signs from an alphabet without the
// look-alikes 0 O 1 I, valid ten minutes, once.
import * as v from 'valibot';
import { roles } from '#domain/access/role.ts';
import { publicKeyForm, signatureForm } from './sign-in.ts';
import { isDeviceId } from './stamp.ts';

export const joinPath = '/accounts/v1/join';
export const invitePath = '/accounts/v1/invite';
export const codeAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const codeLength = 8;
export const codeLifeMs = 10 * 60_000;

export const joinRequest = v.object({
  code: v.pipe(v.string(), v.maxLength(40)),
  /** Who this tablet is now, if it has joined before. */
  device: v.optional(v.custom<string>(isDeviceId)),
  /** The first number that it still has in its queue. */
  from: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  /** It was put back without its records and has counted since: what it states is not its own sum, and under its old identity would
   * take the place of it. */
  another: v.optional(v.literal(true)),
  /** A new identity, taken when the server does not know `device` in the library that the code is for: its numbers begin
   * again at 1. */
  freshDevice: v.custom<string>(isDeviceId),
  /** What people call this tablet. */
  name: v.pipe(v.string(), v.maxLength(60)),
  /** The key it signs with from now on, and the code signed with it. Absent where a browser can keep no key. A device that
   * asks again with the same key has lost the answer, and is answered again. */
  key: v.optional(v.object({ publicKey: publicKeyForm, proof: signatureForm })),
});
export type JoinRequest = v.InferOutput<typeof joinRequest>;

export const joinAnswer = v.object({
  /** For an hour where the device has a key. The server keeps only its hash. */
  token: v.string(),
  /** Which of the two identities counts from now on. */
  device: v.custom<string>(isDeviceId),
  /** Where `device` of the request is of this library and another identity counts: the stamps of what the server has of it, from
   * number `from` on. That must not be handed in again. */
  had: v.optional(v.array(v.string())),
  server: v.string(),
  epoch: v.string(),
  time: v.number(),
  role: v.picklist(roles),
  unitId: v.string(),
  /** The library's name, absent while nobody has named it: then the device that joins brings or asks for one. */
  unitName: v.optional(v.string()),
  /** Where it stands until somebody says otherwise; absent while the library has no place. */
  siteId: v.optional(v.string()),
});
export type JoinAnswer = v.InferOutput<typeof joinAnswer>;

/** Why a code was not taken. */
export const joinRefusal = v.variant('refused', [
  v.object({ refused: v.literal('unknown') }),
  v.object({ refused: v.literal('used') }),
  v.object({ refused: v.literal('expired'), expiredAt: v.string() }),
]);
export type JoinRefusal = v.InferOutput<typeof joinRefusal>;

export const inviteRequest = v.object({
  role: v.picklist(roles),
  siteId: v.optional(v.pipe(v.string(), v.maxLength(64))),
});
export type InviteRequest = v.InferOutput<typeof inviteRequest>;
export const inviteAnswer = v.object({ code: v.string(), expiresAt: v.string() });
export type InviteAnswer = v.InferOutput<typeof inviteAnswer>;

/** The code a person typed, pasted as a link, or scanned: bare signs in capitals, or undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const afterMark = typed.includes('#') ? typed.slice(typed.lastIndexOf('#') + 1).replace(/^.*=/, '') : typed;
  const bare = afterMark.toUpperCase().replace(/[\s-]/g, '');
  const known = [...bare].every((sign) => codeAlphabet.includes(sign));
  return bare.length === codeLength && known ? bare : undefined;
}
/** As it is shown: two groups of four. */
export function showCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
