// What anybody at the door can open on a device that is nothing but a kiosk.
import { expect, test } from 'vitest';
import { careOfKiosk, mayKioskShow } from '#screens/kiosk/own-pages.ts';

test('staff find the page about this device, and the way to a new code', () => {
  for (const path of ['/kiosk', careOfKiosk, '/join']) expect(mayKioskShow(path)).toBe(true);
});
test('no page that names people or settles anything', () => {
  for (const path of [
    '/',
    '/desk',
    '/members',
    '/members/member-01',
    '/waiting',
    '/settings',
    '/events',
    '/import/members',
  ])
    expect(mayKioskShow(path)).toBe(false);
});
