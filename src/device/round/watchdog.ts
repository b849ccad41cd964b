// Watches over the rounds: when something waits, there is a network, and for minutes no round has come to an end, whatever
// is under way is given up, the database is opened anew, and the rounds begin again. It is written down, so that it can be
// seen afterwards.
import { nowAt, wallMs } from '../clock.ts';
import type { ExchangeRow } from '../database.ts';
import { database, reopen } from '../open-database.ts';
import { anythingWaits } from '../outbox.ts';
import { transact } from '../upkeep/steady.ts';
import type { RoundEnd } from './round.ts';

export interface Watchdog {
  /** A round has ended, and the next is planned in so long, milliseconds: unless it only found another one at work, things move,
   * and until then nothing has come to a stop. */
  readonly heard: (end: RoundEnd, nextMs: number) => void;
  /** A round begins, as planned or sooner. */
  readonly begins: () => void;
  readonly stop: () => void;
}

/** Without a round's end for this long, milliseconds, the rounds have come to a stop. */
const stillMs = 120_000;
/** Between two looks. */
const lookMs = 30_000;
/** A database that does not answer within this time has come to a stop itself. */
const answerMs = 5_000;

export function watch(pace: { readonly isOnline?: () => boolean }, begin: () => void): Watchdog {
  let movedAt = wallMs();
  let plannedMs = 0;
  const moves = (nextMs: number) => {
    movedAt = wallMs();
    plannedMs = nextMs;
  };
  const timer = setInterval(() => {
    const still = wallMs() - movedAt;
    // A clock that was set back says nothing about how long it has been.
    if (still < 0) movedAt = wallMs();
    if (still > plannedMs + stillMs && (pace.isOnline?.() ?? true)) void look();
  }, lookMs);
  const look = async () => {
    moves(0);
    if (!(await withinMs(anythingWaits(), true))) return;
    await withinMs(reopen(), undefined);
    begin();
    await withinMs(note(), undefined);
  };
  return {
    heard: (end, nextMs) => {
      if (end.kind !== 'skipped' || end.alone) moves(nextMs);
    },
    begins: () => {
      if (plannedMs > 0) moves(0);
    },
    stop: () => clearInterval(timer),
  };
}

/** What came of it, or `otherwise` when it fails or takes too long. */
function withinMs<Answer>(asked: Promise<Answer>, otherwise: Answer): Promise<Answer> {
  const late = new Promise<Answer>((resolve) => setTimeout(() => resolve(otherwise), answerMs));
  return Promise.race([asked.catch(() => otherwise), late]);
}

async function note(): Promise<void> {
  const db = database();
  await transact(db, ['meta'], async () => {
    const known = (await db.meta.get('exchange')) as ExchangeRow | undefined;
    await db.meta.put({ ...known, id: 'exchange', restartedAt: nowAt() });
  });
}
