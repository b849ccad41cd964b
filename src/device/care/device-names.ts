// What the devices are called that wrote what a person must decide: asked for with a pull while such a case is open, and for no
// other device. A name that is not known is asked for again; an older server tells none.
import { mostNamed } from '#protocol/pull.ts';
import { database } from '../open-database.ts';
import { writersInQuestion } from '../read/cases/made.ts';
import { transact } from '../upkeep/steady.ts';
import { mustBeOurs, type Turn } from '../round/turn.ts';

/** The devices to ask about now. */
export async function namesWanted(): Promise<string[]> {
  return (await writersInQuestion()).slice(0, mostNamed);
}

/** Keeps what the server told, if it is news. */
export async function learnNames(names: Readonly<Record<string, string>> | undefined, turn: Turn): Promise<void> {
  const db = database();
  if (names === undefined) return;
  await transact(db, ['meta', 'lease'], async () => {
    await mustBeOurs(db, turn);
    const known = await db.meta.get('names');
    if (known?.id !== 'names' || JSON.stringify(known.names) !== JSON.stringify(names))
      await db.meta.put({ id: 'names', names });
  });
}
