// The pages that a device in the role kiosk may show: its welcome screen, and what staff need to care for it. None of them may
// name a person, since anybody at the door can open them.

/** Where staff are led from the welcome screen. */
export const careOfKiosk = '/this-device';

const ownPages = ['/kiosk', careOfKiosk, '/join'];

export function mayKioskShow(path: string): boolean {
  return ownPages.includes(path);
}
