// Which role a device had when.
import { expect, test } from 'vitest';
import { roleAt, withRole } from '../../../src/server/accounts/roles.ts';

const joined = { role: 'librarian', joinedAt: new Date(1_000).toISOString() } as const;

test('a role counts from when it was given, the first also for what is older', () => {
  const device = withRole(joined, 'kiosk', 5_000);
  expect([0, 1_000, 4_999, 5_000, 9_000].map((ms) => roleAt(device, ms))).toEqual([
    'librarian',
    'librarian',
    'librarian',
    'kiosk',
    'kiosk',
  ]);
});
test('the same role again changes nothing, and a device that only ever had one needs no history', () => {
  const once = withRole(joined, 'librarian', 5_000);
  expect(withRole({ ...joined, ...once }, 'librarian', 6_000)).toEqual(once);
  expect(roleAt({ role: 'volunteer' }, 1)).toBe('volunteer');
});
