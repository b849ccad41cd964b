// The first load: which segments there are, and the segments themselves, which never change and may be kept for ever. They
// travel as they lie on the disk, compressed long before.
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { segmentContent, segmentPath, snapshotPath, snapshotRequest } from '#protocol/snapshot/manifest.ts';
import type { Snapshots } from '../snapshot/snapshots.ts';
import type { Encoding } from '../snapshot/segment-files.ts';
import type { Storage } from '../storage/storage.ts';
import { grantedScopes } from '../sync/answer-pull.ts';
import { noPage } from './security.ts';
import { deviceOf } from './session.ts';

interface Parts {
  readonly storage: Storage;
  readonly snapshots: Snapshots;
}

export function addSnapshotRoutes(app: FastifyInstance, { storage, snapshots }: Parts): void {
  app.post(snapshotPath, { bodyLimit: 16_384 }, async (request, reply) => {
    const device = await deviceOf(request, reply, storage);
    if (!device) return reply;
    const asked = v.safeParse(snapshotRequest, request.body);
    if (!asked.success) return reply.code(400).send({ reason: 'nonsense' });
    const { scope } = asked.output;
    if (!grantedScopes(device).includes(scope)) return reply.code(404).send(notHere);
    const list = await Promise.race([snapshots.manifest(scope), setTimeout(patienceMs, undefined, { ref: false })]);
    return list ?? reply.code(503).header('retry-after', 3).send({ reason: 'not_ready' });
  });
  app.get<{ Params: { sha256: string }; Querystring: { from?: string } }>(
    `${segmentPath}:sha256`,
    { helmet: false, compress: false },
    async (request, reply) => {
      const device = await deviceOf(request, reply.headers(noPage), storage);
      if (!device) return reply;
      const encoding = encodingFor(request);
      const from = Number(request.query.from ?? 0);
      const bytes = await snapshots.segment(request.params.sha256, grantedScopes(device), { encoding, from });
      if (!bytes) return reply.code(404).send(notHere);
      const kept = from > 0 ? onlyNow : forEver;
      // Past all that looks at an answer on its way: there is nothing left to do about it, and a hundred come in a row.
      reply.hijack();
      reply.raw.writeHead(200, { ...kept, 'content-encoding': encoding, 'content-length': bytes.length }).end(bytes);
      return reply;
    },
  );
}

/** A first list of a large library takes longer than a device should wait for an answer; it is made on meanwhile. */
const patienceMs = 4_000;
const notHere = { reason: 'nothing_here' };
/** By the device that was given it, not by whoever stands between. */
const segment = { ...noPage, 'content-type': segmentContent };
const onlyNow = { ...segment, 'cache-control': 'no-store' };
const forEver = { ...segment, 'cache-control': 'private, max-age=31536000, immutable', vary: 'accept-encoding' };

function encodingFor(request: FastifyRequest): Encoding {
  return /\bbr\b/.test(request.headers['accept-encoding'] ?? '') ? 'br' : 'gzip';
}
