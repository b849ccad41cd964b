// One-time codes and tokens. The server keeps only their hashes, so that a copy of its database lets nobody in.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Role } from '#domain/access/role.ts';
import { codeAlphabet, codeLength, codeLifeMs, type InviteAnswer } from '#protocol/join.ts';
import type { Storage } from '../storage/storage.ts';

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
/** A token for a device: 256 random bits. */
export function freshToken(): string {
  return randomBytes(32).toString('base64url');
}
/** An id for a device whose own proposal is taken. */
export function freshDeviceId(): string {
  return randomBytes(8).toString('hex');
}
function freshCode(): string {
  return Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
}

export interface Inviting {
  readonly storage: Storage;
  readonly unitId: string;
  readonly role: Role;
  readonly siteId?: string;
  /** Id of the device that asks, or `start` for the first administrator's. */
  readonly madeBy: string;
  readonly nowMs: number;
}

/** Makes a code for one device, valid ten minutes, once. */
export async function makeCode({ storage, unitId, role, siteId, madeBy, nowMs }: Inviting): Promise<InviteAnswer> {
  const code = freshCode();
  const expiresAt = new Date(nowMs + codeLifeMs).toISOString();
  const rest = { expiresAt, usedAt: null, usedBy: null, madeBy };
  await storage.transaction((transaction) =>
    transaction.putInvite({ codeHash: hashOf(code), unitId, role, siteId: siteId ?? null, ...rest }),
  );
  return { code, expiresAt };
}
