// What went wrong with a write, as far as a person can do something about it.

/** full: the disk has no room · closed: the browser keeps nothing here · newer: a newer app has been here · other: anything
 * else; nothing was written. */
export type Trouble = 'full' | 'closed' | 'newer' | 'other';

/** Thrown by a write that was not made; nothing of it is on disk. */
export class WriteFailed extends Error {
  override readonly name = 'WriteFailed';
  constructor(cause: unknown) {
    super('A write was not made.', { cause });
  }
}

export function troubleOf(reason: unknown): Trouble {
  const names = namesIn(reason, 4);
  if (names.some((name) => /Quota/.test(name))) return 'full';
  if (names.some((name) => /NewerLayout/.test(name))) return 'newer';
  if (names.some((name) => /MissingAPI|OpenFailed|InvalidState|DatabaseClosed|Security/.test(name))) return 'closed';
  return 'other';
}

/** Whether the browser dropped the connection to the database, or ended a transaction on its own: the same may well succeed
 * on a new connection. */
export function isConnectionLost(reason: unknown): boolean {
  const names = namesIn(reason, 4);
  if (names.some((name) => /Quota|NewerLayout|OpenFailed|MissingAPI/.test(name))) return false;
  return names.some((name) => /DatabaseClosed|InvalidState|UnknownError|AbortError|Connection to Indexed/.test(name));
}

/** Names of the error and of those inside it: Dexie wraps what the browser says. */
function namesIn(reason: unknown, depth: number): string[] {
  if (!(reason instanceof Error) || depth === 0) return [];
  const { inner, failures } = reason as Error & { inner?: unknown; failures?: unknown[] };
  const inside = [inner, reason.cause, ...(Array.isArray(failures) ? failures : [])];
  return [reason.name, reason.message.slice(0, 80), ...inside.flatMap((one) => namesIn(one, depth - 1))];
}
