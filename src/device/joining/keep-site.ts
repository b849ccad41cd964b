// Sees to it that this device stands somewhere: after joining it stands at the main library, until somebody says otherwise.
import type { ExchangeRow } from '../database.ts';
import { database } from '../open-database.ts';
import { allSites } from '../read/places.ts';
import { live } from '../read/live.ts';
import { session } from '../session.ts';
import { changeSettings } from '../settings.ts';

/** Call once per page; it goes on as long as the page lives. */
export function keepSite(): void {
  live(places).subscribe({
    next: ({ sites, isWhole }) => {
      const { unitId, server, settings } = session.getState();
      const [main] = sites;
      const stands = sites.some(({ id }) => id === settings.siteId);
      // The place that came with the code may lie pages after the main one.
      const mayCome = settings.siteId !== undefined && server !== undefined && !isWhole;
      if (unitId && main && !stands && !mayCome) void changeSettings({ siteId: main.id });
    },
    error: () => undefined,
  });
}

/** The places that are known here, and whether all were fetched since this device joined. */
async function places() {
  const [sites, exchange] = await Promise.all([allSites(), database().meta.get('exchange')]);
  return { sites, isWhole: (exchange as ExchangeRow | undefined)?.lastGoodAt !== undefined };
}
