// Sees to it that this device stands somewhere: after joining it stands at the main library, until somebody says otherwise.
import type { ExchangeRow, SettingsRow } from '../database.ts';
import { database } from '../open-database.ts';
import { allSites } from '../read/places.ts';
import { live } from '../read/live.ts';
import { session } from '../session.ts';
import { changeSettings } from '../settings.ts';

/** Call once per page; it goes on as long as the page lives. */
export function keepSite(): void {
  live(whereElse).subscribe({
    next: (siteId) => {
      if (siteId) void changeSettings({ siteId });
    },
    error: () => undefined,
  });
}

/** The main place, where the one this device stands at is not known and cannot be on its way. How rounds ended is looked at only
 * then: each writes it down, and nothing need be asked again after each. */
async function whereElse(): Promise<SettingsRow['siteId']> {
  const sites = await allSites();
  const [main] = sites;
  const { unitId, server, settings } = session.getState();
  if (!unitId || !main || sites.some(({ id }) => id === settings.siteId)) return undefined;
  if (settings.siteId === undefined || server === undefined) return main.id;
  // The place that came with the code may lie pages after the main one.
  const exchange = (await database().meta.get('exchange')) as ExchangeRow | undefined;
  return exchange?.lastGoodAt === undefined ? undefined : main.id;
}
