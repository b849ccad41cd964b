// Takes a one-time code and gives a device its place in a library. A code that is unknown, used or expired is answered with
// the reason as a value: the person at the tablet must be told what to do. A device whose answer was lost asks again with
// the same code and key while the code lives, and is answered again. Nobody becomes a device that is somebody else's.
import { readCode, type JoinAnswer, type JoinRefusal, type JoinRequest } from '#protocol/join.ts';
import { opFromWire } from '#protocol/op.ts';
import { scopeOf } from '#protocol/scope.ts';
import { enrolText } from '#protocol/sign-in.ts';
import type { DeviceRow, InviteRow, Storage, Transaction } from '../storage/storage.ts';
import { freshDeviceId, freshToken, hashOf } from './codes.ts';
import { freeName } from './free-name.ts';
import { isSignedBy } from './keys.ts';
import { isActive, withRole } from './roles.ts';
import { isHigher } from '#domain/access/role.ts';
import { mainFirst, type Site } from '#domain/places/site.ts';
import { noToken, tokenFor } from './sign-in.ts';

export interface Joining {
  readonly storage: Storage;
  readonly request: JoinRequest;
  /** The device whose token came with the request: a device that has joined before and has no key shows itself so. */
  readonly shown?: string;
  readonly nowMs: number;
}

export async function join({ storage, request, shown, nowMs }: Joining): Promise<JoinAnswer | JoinRefusal> {
  const code = readCode(request.code);
  if (!code || !showsItsKey(code, request)) return { refused: 'unknown' };
  return storage.transaction(async (transaction) => {
    const invite = await transaction.invite(hashOf(code));
    if (!invite) return { refused: 'unknown' };
    const isOver = invite.expiresAt < new Date(nowMs).toISOString();
    const again = isOver ? undefined : await askedAgain(transaction, invite, request);
    if (invite.usedAt && !again) return { refused: 'used' };
    if (isOver) return { refused: 'expired', expiredAt: invite.expiresAt };
    const device = again ?? (await admit(transaction, { request, invite, shown, nowMs }));
    const had = await hadOf(transaction, request, device);
    const token = await letIn(transaction, device, nowMs);
    const unitName = await nameOfUnit(transaction, invite.unitId);
    const siteId = invite.siteId ?? (await mainSite(transaction, invite.unitId));
    const { id: server, epoch } = storage.server;
    return {
      token,
      device: device.id,
      server,
      epoch,
      time: nowMs,
      role: invite.role,
      unitId: invite.unitId,
      ...(had === undefined ? {} : { had }),
      ...(unitName === undefined ? {} : { unitName }),
      ...(siteId === undefined ? {} : { siteId }),
    };
  });
}

function showsItsKey(code: string, { key }: JoinRequest): boolean {
  return key === undefined || isSignedBy(key.publicKey, enrolText(code, key.publicKey), key.proof);
}

/** The device that used this code, if it is the one that asks. Not for ever, or a copy of its request would let others in. */
async function askedAgain(transaction: Transaction, invite: InviteRow, { key }: JoinRequest) {
  const device = key && invite.usedBy ? await transaction.lockDevice(invite.usedBy) : undefined;
  const isSame = device?.publicKey === key?.publicKey && device?.unitId === invite.unitId;
  return isSame && device?.role === invite.role && isActive(device) ? device : undefined;
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
  readonly shown: string | undefined;
  readonly nowMs: number;
}

/** A device that was here before in the same library goes on with its numbers; any other begins at 1. */
async function admit(transaction: Transaction, admitting: Admitting): Promise<DeviceRow> {
  const { request, invite, nowMs } = admitting;
  const before = await asBefore(transaction, admitting);
  const joinedAt = new Date(nowMs).toISOString();
  const id = before?.id ?? (await freeId(transaction, request.freshDevice));
  const device: DeviceRow = {
    id,
    name: await freeName(transaction, { name: request.name, unitId: invite.unitId, id }),
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

/** The id that a device proposes, unless there is such a device: then another. */
async function freeId(transaction: Transaction, proposed: string): Promise<string> {
  return (await transaction.lockDevice(proposed)) ? freeId(transaction, freshDeviceId()) : proposed;
}

/** A tablet whose browser lost its database has lost its key too, and must be who it was, or what it counted would count
 * twice: the code lets it take another key. Not so a device that was suspended or taken out, nor one of a higher role than
 * the code gives: a code for a kiosk must not lock an administrator out. */
async function asBefore(transaction: Transaction, { request, invite, shown }: Admitting) {
  const known = request.device === undefined ? undefined : await transaction.lockDevice(request.device);
  if (known?.unitId !== invite.unitId || request.another) return undefined;
  if (known.publicKey !== undefined && known.publicKey === request.key?.publicKey) return known;
  if (known.publicKey === undefined && known.id === shown) return known;
  const losesNothing = request.key !== undefined || known.publicKey === undefined;
  return losesNothing && isActive(known) && !isHigher(known.role, invite.role) ? known : undefined;
}

/** So many stamps at most are named, the last ones. */
const mostHad = 20_000;

/** What is here of a tablet's queue under its old name, when it is given another in the same library. Told by stamps: a copy of it
 * may have written otherwise under the same numbers. */
async function hadOf(transaction: Transaction, { device: name, from }: JoinRequest, { id, unitId }: DeviceRow) {
  if (name === undefined || from === undefined || name === id) return undefined;
  const old = await transaction.lockDevice(name);
  if (old?.unitId !== unitId) return undefined;
  if (from > old.lastSeq) return [];
  const rows = await transaction.opsOf(name, Math.max(from, old.lastSeq - mostHad + 1), old.lastSeq);
  return rows.flatMap(({ wire }) => opFromWire(JSON.parse(wire))?.stamp ?? []);
}

async function nameOfUnit(transaction: Transaction, unitId: string): Promise<string | undefined> {
  const [unit] = await transaction.records([{ scope: scopeOf('unit', unitId), type: 'unit', id: unitId }]);
  const name = unit?.state.fields.name;
  return typeof name === 'string' ? name : undefined;
}

/** Where a device stands whose code names no place. It must know before it has fetched anything: what is written at once says
 * where, and without a place it could not be kept. Undefined while the library has no place. */
async function mainSite(transaction: Transaction, unitId: string): Promise<string | undefined> {
  const sites = await transaction.recordsOf(scopeOf('unit', unitId), 'site');
  const standing = sites.filter(({ state }) => !state.removed).map(({ id, state }) => ({ id, ...state.fields }));
  return (standing as Site[]).sort(mainFirst)[0]?.id;
}
