// While the library is on its way, the page says so, and never more than is known.
import { expect, test } from 'vitest';
import { firstSettings, type Session } from '#device/session.ts';
import { connection } from '#i18n/frame.ts';
import { vi } from '#i18n/format.ts';
import type { Phrase } from '#i18n/phrase.ts';
import type { Speaker } from '#ui/speak.tsx';
import { arrivingLine } from '../../src/app/connection.ts';

type Said = string | ((...facts: unknown[]) => string);
const t = (phrase: Phrase, ...facts: unknown[]) => {
  const said = phrase.vi as Said;
  return typeof said === 'string' ? said : said(...facts);
};
const speaker = { t, format: vi } as unknown as Speaker;
const joined: Session = {
  ready: true,
  isWhole: false,
  unitId: 'unit-0001',
  settings: { ...firstSettings, role: 'librarian' },
  server: { server: 's', epoch: 'e' },
  online: true,
  sending: true,
  clockOffset: 0,
};
const said = (facts: Partial<Session>, progress?: { here: number; all: number }) =>
  arrivingLine({ ...joined, ...facts }, progress, speaker);

test('a device that has just joined says that the library is being fetched, and how far it is', () => {
  expect(said({})).toEqual({ text: connection.arriving.vi });
  expect(said({}, { here: 1_200, all: 100_000 })?.progress).toBe('1.200 trên 100.000 đầu sách');
});
test('without a network nothing is being fetched, and that is what is said', () => {
  const exchange = { id: 'exchange', trouble: 'offline' } as const;
  for (const facts of [{ online: false }, { exchange }])
    expect(said(facts)).toEqual({ text: connection.notAllHere.vi });
});
test('once all has come, before anything is known, and to visitors, nothing is said', () => {
  const atTheDoor = { settings: { ...firstSettings, role: 'kiosk' } } as const;
  for (const facts of [{ isWhole: true }, { ready: false }, atTheDoor]) expect(said(facts)).toBeUndefined();
});
