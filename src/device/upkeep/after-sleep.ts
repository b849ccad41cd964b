// A page that comes to the front again may hold a connection that died in its sleep. It is found out before somebody taps.
import { database, reopen } from '../open-database.ts';

/** A connection that does not answer within this time is dead, in milliseconds. */
const answerMs = 2_000;

/** Opens the database anew when it no longer answers. */
export async function afterSleep(): Promise<void> {
  const silent = new Promise<false>((resolve) => setTimeout(() => resolve(false), answerMs));
  const answer = database()
    .meta.get('clock')
    .then(
      () => true,
      () => false,
    );
  if (!(await Promise.race([answer, silent]))) await reopen().catch(() => undefined);
}
