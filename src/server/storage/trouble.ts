// When a database cannot do what was asked: whether doing it again helps, and what the device is told otherwise. Nothing is
// decided by such an answer; the device keeps its ops and sends them again.
import type { Dialect, TroubleKind } from './dialect.ts';
import type { Storage } from './storage.ts';

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

/** The storage with every call done again after a clash, and every trouble given its name. Once the database is broken nothing
 * is done any more: what a failed write left behind cannot be known by this process. */
export function patient(dialect: Dialect, storage: Storage): Storage {
  let broken: StorageTrouble | undefined;
  const patiently = async (work: () => Promise<unknown>): Promise<unknown> => {
    for (let tries = 1; ; tries += 1) {
      if (broken) throw broken;
      try {
        return await work();
      } catch (error) {
        const kind = dialect.troubleOf(error);
        if (!kind) throw error;
        const trouble = new StorageTrouble(kind, error);
        if (kind === 'broken') broken = trouble;
        if (kind !== 'clash' || tries === mostTries) throw trouble;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** tries));
      }
    }
  };
  type Call = (...given: unknown[]) => Promise<unknown>;
  const calls = Object.entries(storage as unknown as Record<string, Call>).filter(
    ([name, call]) => typeof call === 'function' && name !== 'close',
  );
  const patientCalls = calls.map(([name, call]): [string, Call] => [
    name,
    (...given) => patiently(() => call(...given)),
  ]);
  return { ...storage, ...Object.fromEntries(patientCalls) };
}
