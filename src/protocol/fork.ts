// Taking another identity: a browser profile was copied, and two devices write under one name. The one that comes second hands
// in nothing more under it; the server gives it a place of its own, and it writes out anew what only it has.
import * as v from 'valibot';
import { outcomesForm } from './push.ts';
import { signatureForm } from './sign-in.ts';
import { isDeviceId } from './stamp.ts';

export const forkPath = '/accounts/v1/fork';

const number = v.pipe(v.number(), v.integer(), v.minValue(1));
export const forkRequest = v.object({
  /** The identity it takes; asking again with the same one after a lost answer makes no third. */
  freshDevice: v.custom<string>(isDeviceId),
  /** The first op that waits here. */
  from: number,
  /** The first op that differs from what the server has under its number: from here on it is another's queue. */
  at: number,
  /** Over `forkText`, by the key that both have; needed where the device has one. A token alone must not become a device. */
  signature: v.optional(signatureForm),
});
export type ForkRequest = v.InferOutput<typeof forkRequest>;

export const forkAnswer = v.object({
  /** As for a device that has no key yet: with it, it gives the server a key of its own. */
  token: v.string(),
  /** What became of the ops from `from` to before `at`, which both have. */
  outcomes: outcomesForm,
});
export type ForkAnswer = v.InferOutput<typeof forkAnswer>;

export function forkText(asked: { server: string; device: string; freshDevice: string }): string {
  return `tusach-fork-1\n${asked.server}\n${asked.device}\n${asked.freshDevice}`;
}
