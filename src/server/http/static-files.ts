// Serves the built page. Files with a hash in their name are kept for ever; everything else is asked for again, so that a
// new version is found. Any other address of a page answers with the one page there is.
import { existsSync } from 'node:fs';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export async function serveStaticFiles(app: FastifyInstance, folder: string): Promise<void> {
  const hasPage = existsSync(folder);
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = hasPage && request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (wantsPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.code(404).send({ reason: 'nothing_here' });
  });
  if (!hasPage) return;
  await app.register(staticFiles, {
    root: folder,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const forEver = path.includes('/assets/');
      reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
