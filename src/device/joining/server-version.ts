// The version of the server, asked for when somebody looks; undefined without a network.
import * as v from 'valibot';
import { send } from '../round/send.ts';

const health = v.object({ version: v.string() });

export async function serverVersion(): Promise<string | undefined> {
  const answered = await send({ path: '/health', accept: 'application/json' });
  if (!answered.ok) return undefined;
  const read = v.safeParse(health, await answered.response.json().catch(() => undefined));
  return read.success ? read.output.version : undefined;
}
