// Puts the server together from what it is given: storage, folder of the built page, version. Tests call it without a port.
import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { addRoutes } from './http/routes.ts';
import { secure } from './http/security.ts';
import { addSnapshotRoutes } from './http/snapshot-routes.ts';
import { serveStaticFiles } from './http/static-files.ts';
import type { Storage } from './storage/storage.ts';
import { Snapshots } from './snapshot/snapshots.ts';
import { News } from './sync/news.ts';
import { tellNewsFromOthers } from './sync/news-from-others.ts';

export interface Building {
  readonly storage: Storage;
  /** Folder of the built page; nothing is served from it when it does not exist. */
  readonly pageFolder: string;
  /** Where segments for first loads are kept; they can be made again. */
  readonly segmentFolder: string;
  readonly version: string;
  /** Hears of what went wrong inside, without anything a person wrote. */
  readonly complain: (sentence: string) => void;
}

/** Largest body taken, in bytes, after unzipping. */
const bodyLimit = 1_048_576;

export async function buildServer(building: Building): Promise<FastifyInstance> {
  const { storage, pageFolder, segmentFolder, version, complain } = building;
  const app = fastify({ bodyLimit, forceCloseConnections: true, requestTimeout: 60_000 });
  app.setErrorHandler((error: Error & { statusCode?: number; retryAfter?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (error.retryAfter) reply.header('retry-after', error.retryAfter);
    if (status >= 500) complain(`${request.method} ${request.routeOptions.url ?? ''}: ${error.name}`);
    return reply.code(status).send({ reason: status >= 500 ? 'server_trouble' : 'refused' });
  });
  await secure(app);
  await app.register(rateLimit, { global: false });
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], customTypes: /json|text|javascript|svg/ });
  const news = new News();
  const snapshots = new Snapshots({ storage, folder: segmentFolder, nowMs: Date.now, complain });
  addRoutes(app, { storage, news, snapshots, version });
  addSnapshotRoutes(app, { storage, snapshots });
  await serveStaticFiles(app, pageFolder);
  const stopTelling = tellNewsFromOthers(storage, news);
  app.addHook('onClose', async () => {
    stopTelling();
    await snapshots.close();
    return storage.close();
  });
  return app;
}
