// What the devices are called that wrote what a person must decide: asked for with a pull while such a case is open, and for no
// other device. A name that is not known is asked for again; an older server tells none. They are kept as long as somebody here
// may decide, or look at what was decided, and no longer.
import { mayHearDeviceNames } from '#domain/access/may.ts';
import type { Role } from '#domain/access/role.ts';
import { mostNamed } from '#protocol/pull.ts';
import { trueMs } from '../clock.ts';
import type { SettingsRow } from '../database.ts';
import { database } from '../open-database.ts';
import { isAnyClash, writersInQuestion } from '../read/cases/made.ts';
import { transact } from '../upkeep/steady.ts';
import { mustBeOurs, type Turn } from '../round/turn.ts';

/** What was settled is told for thirty days; a day more, since days do not begin everywhere at once. */
const keptMs = 31 * 86_400_000;

/** The devices to ask about now, for somebody of this role. */
export async function namesWanted(role: Role | undefined): Promise<string[]> {
  if (!role || !mayHearDeviceNames(role)) return [];
  return (await writersInQuestion(mostNamed)).slice(0, mostNamed);
}

/** Keeps what the server told, if it is news; where it told nothing, what is known goes once nobody needs it. */
export async function learnNames(names: Readonly<Record<string, string>> | undefined, turn: Turn): Promise<void> {
  const db = database();
  if (names === undefined) return forgetNames(turn);
  await transact(db, ['meta', 'lease'], async () => {
    await mustBeOurs(db, turn);
    const known = await db.meta.get('names');
    if (known?.id !== 'names' || JSON.stringify(known.names) !== JSON.stringify(names))
      await db.meta.put({ id: 'names', names });
  });
}

async function forgetNames(turn: Turn): Promise<void> {
  const db = database();
  const [known, settings] = (await db.meta.bulkGet(['names', 'settings'])) as [unknown, SettingsRow?];
  if (known === undefined) return;
  const may = settings?.role !== undefined && mayHearDeviceNames(settings.role);
  if (may && (await isAnyClash(new Date(trueMs() - keptMs).toISOString()))) return;
  await transact(db, ['meta', 'lease'], async () => {
    await mustBeOurs(db, turn);
    await db.meta.delete('names');
  });
}
