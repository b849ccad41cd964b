// Takes a one-time code and gives a device its place in a library. A code that is unknown, used or expired is answered with
// the reason as a value: the person at the tablet must be told what to do.
import { readCode, type JoinAnswer, type JoinRefusal, type JoinRequest } from '#protocol/join.ts';
import { scopeOf } from '#protocol/scope.ts';
import type { DeviceRow, InviteRow, Storage, Transaction } from '../storage/storage.ts';
import { freshToken, hashOf } from './codes.ts';

export interface Joining {
  readonly storage: Storage;
  readonly request: JoinRequest;
  readonly nowMs: number;
}

export async function join({ storage, request, nowMs }: Joining): Promise<JoinAnswer | JoinRefusal> {
  return storage.transaction(async (transaction) => {
    const code = readCode(request.code);
    const invite = code && (await transaction.invite(hashOf(code)));
    if (!invite) return { refused: 'unknown' };
    if (invite.usedAt) return { refused: 'used' };
    if (invite.expiresAt < new Date(nowMs).toISOString()) return { refused: 'expired', expiredAt: invite.expiresAt };
    const token = freshToken();
    const device = await admit(transaction, { request, invite, token, nowMs });
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

interface Admitting {
  readonly request: JoinRequest;
  readonly invite: InviteRow;
  readonly token: string;
  readonly nowMs: number;
}

/** A device that was here before in the same library goes on with its numbers; any other begins at 1. */
async function admit(transaction: Transaction, { request, invite, token, nowMs }: Admitting): Promise<DeviceRow> {
  const known = request.device === undefined ? undefined : await transaction.lockDevice(request.device);
  const before = known?.unitId === invite.unitId ? known : undefined;
  const joinedAt = new Date(nowMs).toISOString();
  const device: DeviceRow = {
    id: before?.id ?? request.freshDevice,
    name: request.name,
    unitId: invite.unitId,
    siteId: invite.siteId,
    role: invite.role,
    tokenHash: hashOf(token),
    lastSeq: before?.lastSeq ?? 0,
    lastEffective: before?.lastEffective ?? '',
    joinedAt,
  };
  await transaction.putDevice(device);
  await transaction.putInvite({ ...invite, usedAt: joinedAt, usedBy: device.id });
  return device;
}

async function nameOfUnit(transaction: Transaction, unitId: string): Promise<string | undefined> {
  const [unit] = await transaction.records([{ scope: scopeOf('unit', unitId), type: 'unit', id: unitId }]);
  const name = unit?.state.fields.name;
  return typeof name === 'string' ? name : undefined;
}
