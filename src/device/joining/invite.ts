// Asks the server for a one-time code with which another device can join this library.
import type { Role } from '#domain/access/role.ts';
import type { Fault } from '#protocol/fault.ts';
import { inviteAnswer, invitePath, type InviteAnswer } from '#protocol/join.ts';
import * as v from 'valibot';
import { database } from '../open-database.ts';
import { sendAsDevice } from '../round/send-as-device.ts';

export type Invited = ({ readonly ok: true } & InviteAnswer) | { readonly ok: false; readonly fault: Fault };

/** A code for a device with this role, standing at this site. Needs the network. */
export async function invite(wanted: { role: Role; siteId?: string }): Promise<Invited> {
  const server = await database().meta.get('server');
  if (server?.id !== 'server') return { ok: false, fault: { kind: 'not-joined' } };
  const answered = await sendAsDevice({ path: invitePath, body: wanted, accept: 'application/json' });
  if (!answered.ok) return { ok: false, fault: answered.fault };
  const answer = v.safeParse(inviteAnswer, await answered.response.json().catch(() => undefined));
  return answer.success ? { ok: true, ...answer.output } : { ok: false, fault: { kind: 'not-our-server' } };
}
