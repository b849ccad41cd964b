// Whose turn it is to exchange with the server. The browser's lock keeps rounds apart; a turn keeps apart what they write, for
// a tab that was frozen in the middle of a round and wakes up later. Correctness never depends on it: two rounds at once
// only do some things twice.
import { freshDeviceId, wallMs } from '../clock.ts';
import type { Database } from '../database.ts';
import { database } from '../open-database.ts';
import { transact } from '../upkeep/steady.ts';

export interface Turn {
  readonly token: string;
  /** Says stop when the round is given up. */
  readonly signal: AbortSignal;
}

/** A turn without a sign of life is over after this long, and may be taken from its holder after the grace: milliseconds. */
const turnMs = 60_000;
const graceMs = 10_000;
/** Turns are not taken from their holders more often than this. */
const betweenTakingsMs = 60_000;

/** Thrown when another round has the turn by now: what was about to be written must not be. */
export class TurnLost extends Error {
  override readonly name = 'TurnLost';
}

/** Begins a turn; whoever had it before has lost it. */
export async function takeTurn(signal: AbortSignal, isTaken = false): Promise<Turn> {
  const db = database();
  const token = freshDeviceId();
  await transact(db, ['lease'], async () => {
    const known = await db.lease.get('round');
    const takenAt = isTaken ? wallMs() : known?.takenAt;
    const lease = { id: 'round', token, expires: wallMs() + turnMs } as const;
    await db.lease.put(takenAt === undefined ? lease : { ...lease, takenAt });
  });
  return { token, signal };
}

/** Must run inside the transaction that writes what the turn brought. Without a turn nothing is asked.
 * @throws TurnLost */
export async function mustBeOurs(db: Database, turn: Turn | undefined): Promise<void> {
  if (!turn) return;
  const lease = await db.lease.get('round');
  if (lease?.token !== turn.token || turn.signal.aborted) throw new TurnLost();
  if (lease.expires - wallMs() < turnMs / 2) await db.lease.put({ ...lease, expires: wallMs() + turnMs });
}

/** Whether the holder of the lock has been silent for so long that its turn may be taken. */
export async function mayTakeTurn(): Promise<boolean> {
  const lease = await database().lease.get('round');
  const now = wallMs();
  if (!lease || now - (lease.takenAt ?? 0) < betweenTakingsMs) return false;
  // A clock that was set back must not make a turn last for years.
  return now > lease.expires + graceMs || lease.expires > now + 2 * turnMs;
}
