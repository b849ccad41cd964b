// Begins a library on this device alone, with no account and no server. Asked again after a crash in between, it goes on
// where it stopped.
import { mainSiteOf, openMainSite, startLibrary, type StartRefusal } from '#domain/places/start-library.ts';
import { mayWrite } from '#domain/access/may.ts';
import type { Unit } from '#domain/places/unit.ts';
import { freshDeviceId, freshId } from '../clock.ts';
import { commit } from '../commit.ts';
import { database } from '../open-database.ts';
import { lookAgain, session } from '../session.ts';
import { changeSettings } from '../settings.ts';

export interface Starting {
  readonly name: string;
  readonly unitKind: Unit['unitKind'];
  readonly siteName: string;
}

/** Resolves to undefined when the library is there, or to why not. */
export async function startHere({ name, unitKind, siteName }: Starting): Promise<StartRefusal | undefined> {
  const [known, settings] = await database().meta.bulkGet(['clock', 'settings']);
  const unitId = known?.id === 'clock' ? known.unitId : freshId<'unit'>();
  const siteId = mainSiteOf(unitId);
  // A tablet that stands somewhere already stays there, and the place what it is.
  const stands = known && settings?.id === 'settings' && settings.siteId;
  const decision = startLibrary({ name, unitKind, unitId, ...(stands ? {} : { place: { siteId, siteName } }) });
  if (decision.kind === 'refused') return decision.refusal;
  if (!known) {
    const clock = { id: 'clock', device: freshDeviceId(), unitId, offset: 0, cursors: {} } as const;
    await database().meta.put(clock);
  }
  if (decision.kind === 'change') await commit(decision.changes);
  if (!stands) await changeSettings({ siteId });
  await lookAgain();
  return undefined;
}

/** A server's library that nobody has named yet has its main place before its name: whatever is written meanwhile belongs
 * somewhere, or the server would keep it apart. */
export async function openWithoutName(siteName: string): Promise<void> {
  const { unitId, settings } = session.getState();
  if (!unitId || settings.siteId || !mayWrite(settings.role, 'site')) return;
  const siteId = mainSiteOf(unitId);
  const decision = openMainSite({ siteId, siteName });
  if (decision.kind === 'change') await commit(decision.changes);
  await changeSettings({ siteId });
  await lookAgain();
}
