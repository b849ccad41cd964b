// What is said when something goes wrong inside: a status, and when asking again makes sense. Never what a person wrote.
import type { FastifyInstance } from 'fastify';
import { StorageTrouble } from '../storage/trouble.ts';

export interface Hearing {
  /** Hears of what went wrong inside, without anything a person wrote. */
  readonly complain: (sentence: string) => void;
  /** The database can no longer be trusted to keep what it says it keeps: nobody may go on. */
  readonly onBroken: () => void;
}

export function answerTroubles(app: FastifyInstance, { complain, onBroken }: Hearing): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) complain(`${request.method} ${request.routeOptions.url ?? ''}: ${error.name}`);
    if (error instanceof StorageTrouble) {
      reply.header('retry-after', error.retryAfter);
      if (error.kind === 'broken') reply.raw.once('close', onBroken);
    }
    return reply.code(status).send({ reason: status >= 500 ? 'server_trouble' : 'refused' });
  });
}
