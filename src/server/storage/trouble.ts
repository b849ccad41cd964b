// When a database cannot do what was asked: whether doing it again helps, and what the device is told otherwise. Nothing is
// decided by such an answer; the device keeps its ops and sends them again.
import type { Dialect, TroubleKind } from './dialect.ts';

const answers: Readonly<Record<TroubleKind, { statusCode: number; retryAfter: number }>> = {
  clash: { statusCode: 503, retryAfter: 2 },
  busy: { statusCode: 503, retryAfter: 2 },
  full: { statusCode: 507, retryAfter: 60 },
  broken: { statusCode: 503, retryAfter: 30 },
};

/** How often a transaction that clashed with another process is done again. */
const mostTries = 5;

export class StorageTrouble extends Error {
  readonly kind: TroubleKind;
  readonly statusCode: number;
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number;

  constructor(kind: TroubleKind, cause: unknown) {
    super(`The database is in trouble: ${kind}.`, { cause });
    this.name = `StorageTrouble.${kind}`;
    this.kind = kind;
    this.statusCode = answers[kind].statusCode;
    this.retryAfter = answers[kind].retryAfter;
  }
}

/** Does it, again after a clash, and gives every trouble its name. */
export async function patiently<Answer>(dialect: Dialect, work: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const kind = dialect.troubleOf(error);
      if (!kind) throw error;
      if (kind !== 'clash' || tries === mostTries) throw new StorageTrouble(kind, error);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** tries));
    }
  }
}
