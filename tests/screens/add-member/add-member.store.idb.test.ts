// Whoever taps twice wants one member.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { database } from '#device/open-database.ts';
import { createAddingMember } from '#screens/add-member/add-member.store.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

beforeEach(() => freshLibrary());

test('two quick taps take one member in, and the second is no complaint about an empty name', async () => {
  const store = createAddingMember({ card: '', groupId: '', memberKind: 'pupil' });
  const { set, save, proposeCard } = store.getState();
  await proposeCard();
  set({ fullName: 'Trần Thị Ngọc Ánh' });
  await Promise.all([save(), save()]);
  await save();
  expect((await database().member.toArray()).map(({ fullName }) => fullName)).toEqual(['Trần Thị Ngọc Ánh']);
  expect(store.getState()).toMatchObject({ written: 'Trần Thị Ngọc Ánh', refusal: undefined });
});

test('the next one is taken in as well, under the next card', async () => {
  const store = createAddingMember({ card: '', groupId: '', memberKind: 'pupil' });
  const { set, save, proposeCard } = store.getState();
  await proposeCard();
  for (const fullName of ['Lò Thị Vui', 'Lò Văn Sung']) {
    set({ fullName });
    await save();
  }
  const cards = (await database().member.toArray()).map(({ cardNumber }) => cardNumber);
  expect(new Set(cards).size).toBe(2);
});
