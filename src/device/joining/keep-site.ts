// Sees to it that this device stands somewhere: after joining it stands at the main library, until somebody says otherwise.
import { allSites } from '../read/places.ts';
import { live } from '../read/live.ts';
import { session } from '../session.ts';
import { changeSettings } from '../settings.ts';

/** Call once per page; it goes on as long as the page lives. */
export function keepSite(): void {
  live(allSites).subscribe({
    next: (sites) => {
      const { unitId, settings } = session.getState();
      const [main] = sites;
      const stands = sites.some(({ id }) => id === settings.siteId);
      if (unitId && main && !stands) void changeSettings({ siteId: main.id });
    },
    error: () => undefined,
  });
}
