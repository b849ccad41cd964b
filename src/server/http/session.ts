// Finds the device that a request speaks for. Its token comes in a header, never in an address, so it stands in no log.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashOf } from '../accounts/codes.ts';
import type { DeviceRow, Storage } from '../storage/storage.ts';

/** The device, or undefined after the request has been answered with 401. */
export async function deviceOf(
  request: FastifyRequest,
  reply: FastifyReply,
  storage: Storage,
): Promise<DeviceRow | undefined> {
  const [, token] = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '') ?? [];
  const device = token === undefined ? undefined : await storage.deviceByToken(hashOf(token));
  if (!device) await reply.code(401).send({ reason: 'not_joined' });
  return device;
}
