// A request in this device's name: with its token, renewed once when the server no longer takes it.
import { access } from '../joining/sign-in.ts';
import { send, type Answered, type Sending } from './send.ts';

export async function sendAsDevice(sending: Omit<Sending, 'bearer'>): Promise<Answered> {
  const now = await access();
  if (!now.ok) return now;
  const answered = await send({ ...sending, bearer: now.token });
  if (answered.ok || answered.fault.kind !== 'not-signed-in') return answered;
  const renewed = await access(now.token);
  return renewed.ok ? send({ ...sending, bearer: renewed.token }) : renewed;
}
