// The kiosk counts who stands before it: the second tap of a trembling hand sets nothing, and what one visitor gave is not
// written of the next.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { database } from '#device/open-database.ts';
import { createKiosk } from '#screens/kiosk/kiosk.store.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

beforeEach(async () => {
  await freshLibrary();
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => void vi.useRealTimers());

const aMoment = () => vi.advanceTimersByTime(1_000);
const visits = () => database().visit.toArray();

test('two quick taps on "we are a group" ask how many, and do not go on as two', () => {
  const kiosk = createKiosk();
  kiosk.getState().askGroup();
  kiosk.getState().begin();
  kiosk.getState().setParty(3);
  expect(kiosk.getState()).toMatchObject({ step: 'group', partySize: 2 });
  aMoment();
  kiosk.getState().setParty(4);
  kiosk.getState().begin();
  expect(kiosk.getState()).toMatchObject({ step: 'welcome', partySize: 4 });
});
test('two quick taps on "go on" go on, and neither ask again nor choose', async () => {
  const kiosk = createKiosk();
  kiosk.getState().askGroup();
  aMoment();
  kiosk.getState().begin();
  kiosk.getState().askGroup();
  expect(kiosk.getState().step).toBe('welcome');
  expect(await kiosk.getState().choose('books')).toBe(false);
  expect(await visits()).toEqual([]);
});
test('whoever comes alone after all keeps the card that was read', () => {
  const kiosk = createKiosk();
  kiosk.getState().hearCard('4A2.001');
  kiosk.getState().askGroup();
  aMoment();
  kiosk.getState().alone();
  expect(kiosk.getState()).toMatchObject({ step: 'welcome', partySize: 1, card: '4A2.001' });
});
test('what is said afterwards is what was written: how many, and with a card', async () => {
  const kiosk = createKiosk();
  kiosk.getState().hearCard('4A2.001');
  kiosk.getState().askGroup();
  aMoment();
  kiosk.getState().setParty(4);
  kiosk.getState().begin();
  aMoment();
  await kiosk.getState().choose('newspapers');
  expect(kiosk.getState().done).toMatchObject({ purpose: 'newspapers', partySize: 4, withCard: true });
  expect(await visits()).toMatchObject([{ partySize: 4 }]);
});
