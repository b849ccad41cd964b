// Asks the server for a one-time code with which another device can join this library, and whether one has.
import type { Role } from '#domain/access/role.ts';
import type { Fault } from '#protocol/fault.ts';
import type { KnownDevice } from '#protocol/devices.ts';
import { codeLifeMs, inviteAnswer, invitePath, type InviteAnswer } from '#protocol/join.ts';
import * as v from 'valibot';
import { database } from '../open-database.ts';
import { sendAsDevice } from '../round/send-as-device.ts';
import { knownDevices } from './devices.ts';

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

/** A code and what it was made for. */
export interface Code extends InviteAnswer {
  readonly role: Role;
}
export type JoinedWith = { readonly ok: true; readonly device?: KnownDevice } | { readonly ok: false };

/** The device that has come in with a code, as far as the server tells its devices apart: the first in this role since the code
 * was made. Both times are the server's. */
export async function joinedWith({ role, expiresAt }: Code): Promise<JoinedWith> {
  const answer = await knownDevices();
  if (!answer.ok) return { ok: false };
  const madeAt = new Date(Date.parse(expiresAt) - codeLifeMs).toISOString();
  const since = answer.devices.filter((one) => !one.isOwn && one.role === role && one.joinedAt >= madeAt);
  const [device] = since.sort((a, b) => (a.joinedAt < b.joinedAt ? -1 : 1));
  return { ok: true, ...(device ? { device } : {}) };
}
