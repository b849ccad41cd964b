// A request in this device's name: with its token, renewed once when the server no longer takes it.
import { access, type Access } from '../joining/sign-in.ts';
import { send, type Answered, type Sending } from './send.ts';

/** `known`: the token to go with, where it was asked for a moment ago. */
export async function sendAsDevice(sending: Omit<Sending, 'bearer'>, known?: Access): Promise<Answered> {
  const now = known ?? (await access());
  if (!now.ok) return now;
  const answered = await send({ ...sending, bearer: now.token });
  if (answered.ok || answered.fault.kind !== 'not-signed-in') return answered;
  const renewed = await access(now.token);
  return renewed.ok ? send({ ...sending, bearer: renewed.token }) : renewed;
}
