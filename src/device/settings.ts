// What people choose on this device: language, sounds, its site, the loan rules. One row; the session shows it.
import type { SettingsRow } from './database.ts';
import { database } from './open-database.ts';
import { firstSettings } from './session.ts';
import { WriteFailed } from './trouble.ts';
import { transact } from './upkeep/steady.ts';

/** Changes some settings and keeps the others. */
export async function changeSettings(chosen: Partial<Omit<SettingsRow, 'id'>>): Promise<void> {
  const db = database();
  const write = transact(db, ['meta'], async () => {
    const known = (await db.meta.get('settings')) as SettingsRow | undefined;
    await db.meta.put({ ...firstSettings, ...known, ...chosen });
  });
  await write.catch((reason: unknown) => {
    throw new WriteFailed(reason);
  });
}
