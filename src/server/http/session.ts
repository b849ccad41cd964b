// Finds the device that a request speaks for. Its token comes in a header, never in an address, so it stands in no log.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashOf } from '../accounts/codes.ts';
import type { DeviceRow, Storage } from '../storage/storage.ts';

/** The device, or undefined after the request has been answered: with 401 when its token is not taken, with 403 when it is
 * suspended or revoked. */
export async function deviceOf(
  request: FastifyRequest,
  reply: FastifyReply,
  storage: Storage,
): Promise<DeviceRow | undefined> {
  const device = await anyDeviceOf(request, reply, storage);
  const { state = 'active' } = device ?? {};
  if (state === 'active') return device;
  await reply.code(403).send({ reason: state });
  return undefined;
}

/** The same for what every device may do, whatever its state: hand in. */
export async function anyDeviceOf(
  request: FastifyRequest,
  reply: FastifyReply,
  storage: Storage,
): Promise<DeviceRow | undefined> {
  const device = await shownDevice(request, storage);
  if (!device) await reply.code(401).send({ reason: 'sign_in' });
  return device;
}

/** The device whose token the request bears, if it is taken. */
export async function shownDevice(request: FastifyRequest, storage: Storage): Promise<DeviceRow | undefined> {
  const [, token] = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '') ?? [];
  return token === undefined ? undefined : storage.deviceByToken(hashOf(token), new Date().toISOString());
}
