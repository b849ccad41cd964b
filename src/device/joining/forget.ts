// Makes this device forget everything, as before it is given to somebody else. Refused while anything waits: what is forgotten
// here must stand at the server. The app itself stays, for whoever uses the device next.
import { database } from '../open-database.ts';
import { anythingWaits } from '../outbox.ts';
import { dropCopy } from '../upkeep/second-copy.ts';

/** What this page keeps beside the database. */
type Beside = () => Pick<Storage, 'clear'>;

/** The key goes first: whatever might be left is of no use without it. Resolves to false, with nothing forgotten, while ops
 * wait. The page must be loaded again afterwards. */
export async function forgetDevice(beside: Beside): Promise<boolean> {
  const db = database();
  const gone = await db.transaction('rw', [db.ownKey, db.outbox, db.answer], async () => {
    if (await anythingWaits()) return false;
    await db.ownKey.clear();
    return true;
  });
  if (!gone) return false;
  await db.delete();
  await dropCopy();
  try {
    beside().clear();
  } catch {
    // A browser that forbids it has kept nothing there.
  }
  return true;
}
