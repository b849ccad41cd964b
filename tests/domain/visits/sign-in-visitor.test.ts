// Visits, counted as the statistics want them.
import { expect, test } from 'vitest';
import { sessionOf, signInVisitor } from '#domain/visits/sign-in-visitor.ts';

test.each([
  ['2026-10-06T01:00:00.000Z', 'morning'],
  ['2026-10-06T04:59:00.000Z', 'morning'],
  ['2026-10-06T05:00:00.000Z', 'afternoon'],
  ['2026-10-06T11:00:00.000Z', 'evening'],
])('%s is in the %s', (now, session) => {
  expect(sessionOf(now)).toBe(session);
});
test('a visit belongs to the day in the library’s zone', () => {
  const decision = signInVisitor({
    purpose: 'books',
    siteId: 'site-0001',
    now: '2026-10-05T18:00:00.000Z',
    partySize: 1,
  });
  expect(decision).toMatchObject({ changes: [{ fields: { onDay: '2026-10-06', partySize: 1 } }] });
});
test('a card is written the same however it was typed', () => {
  const decision = signInVisitor({
    purpose: 'books',
    siteId: 'site-0001',
    now: '2026-10-05T18:00:00.000Z',
    partySize: 1,
    cardNumber: ' 4a2.007 ',
  });
  expect(decision).toMatchObject({ changes: [{ fields: { cardNumber: '4A2.007' } }] });
});
