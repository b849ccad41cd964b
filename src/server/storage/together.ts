// Writings that come while another one is on its way to the disk go there together: what a commit costs is the disk, not the
// rows. Each is undone by itself when it fails, and none is answered before the commit of all.
import { setImmediate, setTimeout } from 'node:timers/promises';
import { sql, type Kysely, type Transaction as SqlTransaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Work<Answer> = (open: SqlTransaction<Tables>) => Promise<Answer>;
interface Waiting {
  readonly work: Work<unknown>;
  readonly done: (answer: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/** Most writings in one commit, so that the first does not wait long for the last. */
const most = 16;
/** Whoever shared the last commit will soon be here again; they are waited for no longer than so many milliseconds, nor so many
 * turns of the loop, which is what a commit costs. (PostgreSQL knows this as commit_delay and commit_siblings.) */
const patience = 6;

export function together(db: Kysely<Tables>): <Answer>(work: Work<Answer>) => Promise<Answer> {
  const waiting: Waiting[] = [];
  let isWriting = false;
  let expected = 1;
  const write = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      // SQLite holds up this thread until it has written: what has come to the door meanwhile is let in first.
      await setImmediate();
      await untilHere(() => waiting.length >= expected);
      const all = waiting.splice(0, most);
      const answers = await writeAll(db, all);
      // Counted before the answers: who is alone and writes again at once would be waited for by itself.
      await setImmediate();
      expected = Math.min(most, all.length + waiting.length);
      for (const answer of answers) answer();
    }
    isWriting = false;
  };
  return <Answer>(work: Work<Answer>) =>
    new Promise<Answer>((done, failed) => {
      waiting.push({ work, done: done as (answer: unknown) => void, failed });
      if (!isWriting) void write();
    });
}

async function untilHere(areHere: () => boolean): Promise<void> {
  const end = performance.now() + patience;
  for (let turn = 0; turn < patience && !areHere() && performance.now() < end; turn += 1) await setTimeout(1);
}

/** Gives what is left to do: to tell each how it went. */
async function writeAll(db: Kysely<Tables>, all: readonly Waiting[]): Promise<readonly (() => void)[]> {
  const answers: (() => void)[] = [];
  try {
    await db.transaction().execute(async (open) => {
      for (const one of all) answers.push(all.length === 1 ? await writeAlone(open, one) : await writeOne(open, one));
    });
    return answers;
  } catch (error) {
    return all.map(
      ({ failed }) =>
        () =>
          failed(error),
    );
  }
}

async function writeAlone(open: SqlTransaction<Tables>, { work, done }: Waiting): Promise<() => void> {
  const answer = await work(open);
  return () => done(answer);
}

async function writeOne(open: SqlTransaction<Tables>, { work, done, failed }: Waiting): Promise<() => void> {
  await sql`SAVEPOINT writing`.execute(open);
  try {
    const answer = await work(open);
    await sql`RELEASE writing`.execute(open);
    return () => done(answer);
  } catch (error) {
    // A disk that is full has undone everything already: then this fails too, and nobody's writing is there.
    await sql`ROLLBACK TO writing`.execute(open).catch(() => {
      throw error;
    });
    return () => failed(error);
  }
}
