// Visits that staff write down: what the bar says was written is what its undo takes back.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { database } from '#device/open-database.ts';
import { createSigningIn } from '#screens/visits/visits.store.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

beforeEach(async () => {
  await freshLibrary();
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => void vi.useRealTimers());

const people = async () => {
  const standing = (await database().visit.toArray()).filter(({ removed }) => !removed);
  return standing.reduce((sum, { partySize }) => sum + partySize, 0);
};

test('two quick taps are two people: the bar counts both, and its undo takes back both', async () => {
  const now = createSigningIn();
  await Promise.all([now.getState().add('books'), now.getState().add('books')]);
  expect(await people()).toBe(2);
  expect(now.getState().said).toMatchObject({ purpose: 'books', visitIds: [{}, {}], people: 2 });
  await now.getState().undo();
  expect(await people()).toBe(0);
  expect(now.getState().said).toEqual({ undone: 2 });
  await now.getState().undo();
  expect(await people()).toBe(0);
});
test('the bar goes on counting while the taps come quickly, a party among them', async () => {
  const now = createSigningIn();
  now.getState().setParty(12);
  for (let tap = 0; tap < 3; tap += 1) {
    await now.getState().add('books');
    vi.advanceTimersByTime(1_500);
  }
  expect(now.getState().said).toMatchObject({ people: 14 });
  await now.getState().undo();
  expect(await people()).toBe(0);
});
test('who comes later, or for something else, is an act of its own, and undo takes back that one only', async () => {
  const now = createSigningIn();
  await now.getState().add('books');
  vi.advanceTimersByTime(4_000);
  await now.getState().add('books');
  expect(now.getState().said).toMatchObject({ people: 1 });
  await now.getState().add('newspapers');
  expect(now.getState().said).toMatchObject({ purpose: 'newspapers', people: 1 });
  await now.getState().undo();
  expect(await people()).toBe(2);
});
test('what is written after an undo is not counted with what was taken back', async () => {
  const now = createSigningIn();
  await now.getState().add('books');
  await now.getState().undo();
  await now.getState().add('books');
  expect(now.getState().said).toMatchObject({ people: 1 });
  expect(await people()).toBe(1);
});
