// Everything the server answers, in one table. A handler parses, calls, answers; what is decided stands in sync/ and
// accounts/.
import type { OutgoingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { mayInvite, maySeeDevices } from '#domain/access/may.ts';
import {
  changeDevicePath,
  changeDeviceRequest,
  devicesPath,
  devicesRequest,
  type ChangeDevice,
} from '#protocol/devices.ts';
import { bundleBatch, bundlePath } from '#protocol/courier/bundle.ts';
import { checkPath, checkRequest, type CheckRequest } from '#protocol/check.ts';
import { forkPath, forkRequest, type ForkRequest } from '#protocol/fork.ts';
import { inviteRequest, invitePath, joinPath, joinRequest } from '#protocol/join.ts';
import { livePath } from '#protocol/live.ts';
import { pullPath, pullRequest } from '#protocol/pull.ts';
import { pushPath, pushRequest } from '#protocol/push.ts';
import {
  challengePath,
  challengeRequest,
  enrolPath,
  enrolRequest,
  signInPath,
  signInRequest,
  type EnrolRequest,
} from '#protocol/sign-in.ts';
import { makeCode } from '../accounts/codes.ts';
import { changeDevice, knownDevices } from '../accounts/devices.ts';
import { fork } from '../accounts/fork.ts';
import { join } from '../accounts/join.ts';
import { remember } from '../accounts/seen.ts';
import { challenge, enrol, signIn } from '../accounts/sign-in.ts';
import type { DeviceRow, Storage } from '../storage/storage.ts';
import { acceptPush } from '../sync/accept-push.ts';
import { answerPull } from '../sync/answer-pull.ts';
import { check } from '../sync/check.ts';
import { acceptBundle } from '../sync/bundle.ts';
import { streamNews } from '../sync/live.ts';
import type { LookingOn } from '../sync/cases/looking-on.ts';
import type { News } from '../sync/news.ts';
import type { Snapshots } from '../snapshot/snapshots.ts';
import { anyDeviceOf, deviceOf, shownDevice } from './session.ts';

export interface Parts {
  readonly storage: Storage;
  readonly news: News;
  readonly snapshots: Snapshots;
  readonly looking: LookingOn;
  readonly version: string;
}
interface Asked<Body> {
  readonly parts: Parts;
  readonly device: DeviceRow;
  readonly body: Body;
  readonly reply: FastifyReply;
}
/** Tries at a code per minute and address: eight signs cannot be guessed at that pace. */
const joinTries = { rateLimit: { max: 10, timeWindow: '1 minute' } };
/** Per device: the tablets of a whole province may stand behind one address and come back together. */
const signInTries = {
  rateLimit: {
    max: 20,
    timeWindow: '1 minute',
    hook: 'preHandler' as const,
    keyGenerator: ({ body, ip }: FastifyRequest) => {
      const asked = v.safeParse(challengeRequest, body);
      // With the address, or anybody who knows a device's id could keep it out.
      return asked.success ? `${asked.output.device} ${ip}` : ip;
    },
  },
};

/** Bytes in a body that holds no ops. */
const small = { bodyLimit: 16_384 };

export function addRoutes(app: FastifyInstance, parts: Parts): void {
  app.get('/health', () => ({ status: 'ok', version: parts.version, database: parts.storage.describe }));
  app.post(joinPath, { ...small, config: joinTries }, (request, reply) => answerJoin(parts, request, reply));
  app.post(challengePath, { ...small, config: signInTries }, (request, reply) =>
    answerChallenge(parts, request, reply),
  );
  app.post(signInPath, { ...small, config: signInTries }, (request, reply) => answerSignIn(parts, request, reply));
  app.post(enrolPath, { ...small, config: signInTries }, forDevice(parts, enrolRequest, answerEnrol, anyDeviceOf));
  app.post(forkPath, { ...small, config: joinTries }, forDevice(parts, forkRequest, answerFork, anyDeviceOf));
  app.post(devicesPath, small, forDevice(parts, devicesRequest, answerDevices));
  app.post(changeDevicePath, small, forDevice(parts, changeDeviceRequest, answerChange));
  app.post(invitePath, small, forDevice(parts, inviteRequest, answerInvite));
  app.post(pushPath, forDevice(parts, pushRequest, answerPush, anyDeviceOf));
  app.post(checkPath, small, forDevice(parts, checkRequest, answerCheck));
  app.post(bundlePath, forDevice(parts, bundleBatch, answerBundle));
  app.post(pullPath, small, forDevice(parts, pullRequest, streamPull));
  app.get(livePath, async (request, reply) => {
    const device = await deviceOf(request, reply, parts.storage);
    if (!device) return reply;
    reply.hijack();
    const look = () => shownDevice(request, parts.storage);
    const headers = reply.getHeaders() as OutgoingHttpHeaders;
    return streamNews({ ...parts, device, response: reply.raw, headers, look });
  });
}

/** A handler for devices that have joined, with a checked body; for active ones, unless `whose` says otherwise. */
function forDevice<Body>(
  parts: Parts,
  schema: v.GenericSchema<unknown, Body>,
  answer: (asked: Asked<Body>) => Promise<unknown>,
  whose = deviceOf,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const device = await whose(request, reply, parts.storage);
    if (!device) return reply;
    const body = v.safeParse(schema, request.body);
    return body.success ? answer({ parts, device, body: body.output, reply }) : nonsense(reply);
  };
}

const notAllowed = (reply: FastifyReply) => reply.code(403).send({ reason: 'not_allowed' });
const unknownDevice = (reply: FastifyReply) => reply.code(401).send({ reason: 'not_joined' });
const nonsense = (reply: FastifyReply) => reply.code(400).send({ reason: 'nonsense' });

async function answerJoin({ storage }: Parts, request: FastifyRequest, reply: FastifyReply) {
  const body = v.safeParse(joinRequest, request.body);
  if (!body.success) return nonsense(reply);
  const shown = (await shownDevice(request, storage))?.id;
  return join({ storage, request: body.output, nowMs: Date.now(), ...(shown ? { shown } : {}) });
}

async function answerChallenge({ storage }: Parts, request: FastifyRequest, reply: FastifyReply) {
  const body = v.safeParse(challengeRequest, request.body);
  if (!body.success) return nonsense(reply);
  return (await challenge(storage, body.output.device, Date.now())) ?? unknownDevice(reply);
}

async function answerSignIn({ storage }: Parts, request: FastifyRequest, reply: FastifyReply) {
  const body = v.safeParse(signInRequest, request.body);
  if (!body.success) return nonsense(reply);
  return (await signIn(storage, body.output, Date.now())) ?? unknownDevice(reply);
}

async function answerEnrol({ parts, device, body, reply }: Asked<EnrolRequest>) {
  return (await enrol(parts.storage, { device, asked: body, nowMs: Date.now() })) ?? unknownDevice(reply);
}

async function answerFork({ parts, device, body, reply }: Asked<ForkRequest>) {
  return (await fork(parts.storage, { device, asked: body, nowMs: Date.now() })) ?? nonsense(reply);
}

async function answerDevices({ parts, device, reply }: Asked<unknown>) {
  return maySeeDevices(device.role) ? knownDevices(parts.storage, device) : notAllowed(reply);
}

async function answerChange({ parts, device, body, reply }: Asked<ChangeDevice>) {
  if (!maySeeDevices(device.role)) return notAllowed(reply);
  const { answer, moved } = await changeDevice(parts.storage, { asking: device, change: body, nowMs: Date.now() });
  passOn(parts, device.unitId, moved);
  return answer;
}

async function answerInvite({ parts, device, body, reply }: Asked<v.InferOutput<typeof inviteRequest>>) {
  if (!mayInvite(device.role)) return notAllowed(reply);
  return makeCode({ storage: parts.storage, unitId: device.unitId, madeBy: device.id, nowMs: Date.now(), ...body });
}

function answerCheck({ parts, device, body }: Asked<CheckRequest>) {
  return check(parts.storage, device, body);
}

async function answerPush({ parts, device, body, reply }: Asked<v.InferOutput<typeof pushRequest>>) {
  const accepted = await acceptPush({
    storage: parts.storage,
    device,
    ops: body.ops,
    signature: body.signature,
    trimmed: body.trimmed ?? false,
    follows: body.follows,
    nowMs: Date.now(),
  });
  if (accepted.kind === 'unsigned') return reply.code(403).send({ reason: 'unsigned' });
  if (accepted.kind === 'nonsense') return nonsense(reply);
  if (accepted.kind === 'conflict') return reply.code(409).send(accepted.conflict);
  passOn(parts, device.unitId, accepted.moved);
  return accepted.answer;
}

/** Whoever listens, lists segments or looks for cases hears that something was written in this library. */
function passOn({ news, snapshots, looking }: Parts, unitId: string, moved: ReadonlyMap<string, number>): void {
  news.tell(moved);
  snapshots.moved(moved.keys());
  if (moved.size > 0) looking.after(unitId);
}

async function answerBundle({ parts, device, body }: Asked<v.InferOutput<typeof bundleBatch>>) {
  const { storage } = parts;
  const { answer, moved } = await acceptBundle({ storage, carrier: device, batch: body, nowMs: Date.now() });
  parts.news.tell(moved);
  parts.snapshots.moved(moved.keys());
  return answer;
}

async function streamPull({ parts, device, body, reply }: Asked<v.InferOutput<typeof pullRequest>>) {
  const { waiting, app } = body;
  await remember(parts.storage, device, { waiting, app }, Date.now());
  const answer = answerPull({
    storage: parts.storage,
    device,
    epoch: body.epoch,
    scopes: body.scopes,
    parked: body.parked,
    named: body.named,
    nowMs: Date.now(),
  });
  const text = async function* () {
    for await (const line of answer) yield `${JSON.stringify(line)}\n`;
  };
  return reply.type('application/x-ndjson').send(Readable.from(text()));
}
