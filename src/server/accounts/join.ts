// Takes a one-time code and gives a device its place in a library. A code that is unknown, used or expired is answered with
// the reason as a value: the person at the tablet must be told what to do. A device whose answer was lost asks again with
// the same code and key, and is answered again.
import { readCode, type JoinAnswer, type JoinRefusal, type JoinRequest } from '#protocol/join.ts';
import { scopeOf } from '#protocol/scope.ts';
import { enrolText } from '#protocol/sign-in.ts';
import type { DeviceRow, InviteRow, Storage, Transaction } from '../storage/storage.ts';
import { freshToken, hashOf } from './codes.ts';
import { isSignedBy } from './keys.ts';
import { withRole } from './roles.ts';
import { noToken, tokenFor } from './sign-in.ts';

export interface Joining {
  readonly storage: Storage;
  readonly request: JoinRequest;
  readonly nowMs: number;
}

export async function join({ storage, request, nowMs }: Joining): Promise<JoinAnswer | JoinRefusal> {
  const code = readCode(request.code);
  if (!code || !(await showsItsKey(code, request))) return { refused: 'unknown' };
  return storage.transaction(async (transaction) => {
    const invite = await transaction.invite(hashOf(code));
    if (!invite) return { refused: 'unknown' };
    const again = await askedAgain(transaction, invite, request);
    if (invite.usedAt && !again) return { refused: 'used' };
    if (!again && invite.expiresAt < new Date(nowMs).toISOString())
      return { refused: 'expired', expiredAt: invite.expiresAt };
    const device = again ?? (await admit(transaction, { request, invite, nowMs }));
    const token = await letIn(transaction, device, nowMs);
    const unitName = await nameOfUnit(transaction, invite.unitId);
    const { id: server, epoch } = storage.server;
    return {
      token,
      device: device.id,
      server,
      epoch,
      time: nowMs,
      role: invite.role,
      unitId: invite.unitId,
      ...(unitName === undefined ? {} : { unitName }),
      ...(invite.siteId === null ? {} : { siteId: invite.siteId }),
    };
  });
}

async function showsItsKey(code: string, { key }: JoinRequest): Promise<boolean> {
  return key === undefined || isSignedBy(key.publicKey, enrolText(code, key.publicKey), key.proof);
}

/** The device that used this code, if it is the one that asks. */
async function askedAgain(transaction: Transaction, invite: InviteRow, { key }: JoinRequest) {
  const device = key && invite.usedBy ? await transaction.lockDevice(invite.usedBy) : undefined;
  const isSame = device?.publicKey === key?.publicKey && device?.unitId === invite.unitId;
  return isSame && device?.role === invite.role && isActive(device) ? device : undefined;
}

export function isActive(device: DeviceRow): boolean {
  return (device.state ?? 'active') === 'active';
}

/** A token for an hour; or, for a device without a key, the one that it keeps. */
async function letIn(transaction: Transaction, device: DeviceRow, nowMs: number): Promise<string> {
  if (device.publicKey) return tokenFor(transaction, device.id, nowMs);
  const token = freshToken();
  await transaction.putDevice({ ...device, tokenHash: hashOf(token) });
  return token;
}

interface Admitting {
  readonly request: JoinRequest;
  readonly invite: InviteRow;
  readonly nowMs: number;
}

/** A device that was here before in the same library goes on with its numbers; any other begins at 1. */
async function admit(transaction: Transaction, { request, invite, nowMs }: Admitting): Promise<DeviceRow> {
  const before = await asBefore(transaction, request, invite);
  const joinedAt = new Date(nowMs).toISOString();
  const id = before?.id ?? request.freshDevice;
  const device: DeviceRow = {
    id,
    name: request.name,
    unitId: invite.unitId,
    siteId: invite.siteId,
    tokenHash: noToken(id),
    lastSeq: before?.lastSeq ?? 0,
    lastEffective: before?.lastEffective ?? '',
    joinedAt,
    state: 'active',
    ...withRole(before, invite.role, nowMs),
    ...(request.key ? { publicKey: request.key.publicKey } : {}),
  };
  await transaction.dropPasses(id);
  await transaction.putDevice(device);
  await transaction.putInvite({ ...invite, usedAt: joinedAt, usedBy: id });
  return device;
}

/** A tablet whose browser lost its database has lost its key too, and must be who it was, or what it counted would count
 * twice: the code lets it take another key. Not so a device that was suspended or taken out. */
async function asBefore(transaction: Transaction, request: JoinRequest, invite: InviteRow) {
  const known = request.device === undefined ? undefined : await transaction.lockDevice(request.device);
  if (known?.unitId !== invite.unitId) return undefined;
  const hasSameKey = known.publicKey === undefined || known.publicKey === request.key?.publicKey;
  return hasSameKey || (request.key && isActive(known)) ? known : undefined;
}

async function nameOfUnit(transaction: Transaction, unitId: string): Promise<string | undefined> {
  const [unit] = await transaction.records([{ scope: scopeOf('unit', unitId), type: 'unit', id: unitId }]);
  const name = unit?.state.fields.name;
  return typeof name === 'string' ? name : undefined;
}
