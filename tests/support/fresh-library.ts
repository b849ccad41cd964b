// An empty device that has a library of its own, as after "start now".
import { useDatabase, database } from '#device/open-database.ts';
import { lookAgain } from '#device/session.ts';

let made = 0;

/** Opens a new, empty database and gives the device its identity. */
export async function freshLibrary(unitId = '01939f00-0000-7000-8000-0000000000aa', device?: string): Promise<void> {
  made += 1;
  useDatabase(`library-${made}-${Math.random()}`);
  await database().meta.put({
    id: 'clock',
    device: device ?? made.toString(16).padStart(16, '0'),
    unitId,
    offset: 0,
    cursors: {},
  });
  await lookAgain();
}
