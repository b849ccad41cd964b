// Puts the server together from what it is given: storage, folder of the built page, version. Tests call it without a port.
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { drainOnClose } from './http/drain.ts';
import { addRoutes } from './http/routes.ts';
import { secure } from './http/security.ts';
import { addSnapshotRoutes } from './http/snapshot-routes.ts';
import { serveStaticFiles } from './http/static-files.ts';
import { answerTroubles, type Hearing } from './http/troubles.ts';
import type { Storage } from './storage/storage.ts';
import { Snapshots } from './snapshot/snapshots.ts';
import { lookOn } from './sync/cases/looking-on.ts';
import { News, tellNewsFromOthers } from './sync/news.ts';

export interface Building extends Hearing {
  readonly storage: Storage;
  /** Folder of the built page; nothing is served from it when it does not exist. */
  readonly pageFolder: string;
  /** Where segments for first loads are kept; they can be made again. */
  readonly segmentFolder: string;
  readonly version: string;
}

/** What is written goes out at once: a page of a pull must not wait for the next in the compressor. */
const compressing = {
  threshold: 1024,
  encodings: ['br', 'gzip'] as ('br' | 'gzip')[],
  customTypes: /json|text|javascript|svg/,
  zlibOptions: { flush: constants.Z_SYNC_FLUSH },
  brotliOptions: { flush: constants.BROTLI_OPERATION_FLUSH },
};

/** Largest body taken, in bytes, after unzipping. */
const bodyLimit = 1_048_576;

export async function buildServer(building: Building): Promise<FastifyInstance> {
  const { storage, pageFolder, segmentFolder, version, complain } = building;
  // A proxy on this machine says for whom it asks; nobody else is believed.
  const app = fastify({ bodyLimit, requestTimeout: 60_000, trustProxy: 'loopback' });
  answerTroubles(app, building);
  await secure(app);
  await app.register(rateLimit, { global: false });
  await app.register(compress, compressing);
  const news = new News();
  const snapshots = new Snapshots({ storage, folder: segmentFolder, nowMs: Date.now, complain });
  const looking = lookOn(storage, news, { calm: () => snapshots.calm(), complain });
  addRoutes(app, { storage, news, snapshots, looking, version });
  addSnapshotRoutes(app, { storage, snapshots });
  await serveStaticFiles(app, pageFolder);
  drainOnClose(app, news);
  const stopTelling = tellNewsFromOthers(storage, news);
  for (const { id } of await storage.units()) looking.after(id);
  app.addHook('onClose', async () => {
    stopTelling();
    await looking.stop();
    await snapshots.close();
    return storage.close();
  });
  return app;
}
