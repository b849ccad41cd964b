// How the server stops: streams end, requests under way get their whole answer, and after some seconds nobody is waited for.
import type { FastifyInstance } from 'fastify';
import type { News } from '../sync/news.ts';

const longestMs = 9_000;
const sweepMs = 50;

export function drainOnClose(app: FastifyInstance, news: News): void {
  app.addHook('preClose', async () => {
    news.end();
    const sweep = setInterval(() => app.server.closeIdleConnections(), sweepMs).unref();
    const last = setTimeout(() => app.server.closeAllConnections(), longestMs).unref();
    app.server.once('close', () => {
      clearInterval(sweep);
      clearTimeout(last);
    });
  });
}
