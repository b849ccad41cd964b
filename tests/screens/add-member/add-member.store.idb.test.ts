// Whoever taps twice wants one member; a namesake in the same class is asked about; what was written can be taken back.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loan } from '#domain/circulation/loan.ts';
import { group } from '#domain/membership/group.ts';
import { member } from '#domain/membership/member.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { createAddingMember } from '#screens/add-member/add-member.store.ts';
import { newGroupChoice } from '#screens/add-member/take-in.ts';
import { secondTapMs } from '#ui/second-tap.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  await freshLibrary();
});
afterEach(() => {
  vi.useRealTimers();
});
const members = async () => (await database().member.toArray()).filter(({ removed }) => !removed);
const groups = async () => (await database().group.toArray()).filter(({ removed }) => !removed);

async function begun(fullName: string, more: object = {}) {
  const store = createAddingMember({ card: '', groupId: '', memberKind: 'pupil' });
  store.getState().set({ fullName, ...more });
  await store.getState().proposeCard();
  return store;
}

test('two quick taps take one member in, and the second is no complaint about an empty name', async () => {
  const store = await begun('Trần Thị Ngọc Ánh');
  const { save } = store.getState();
  await Promise.all([save(), save()]);
  await save();
  expect((await database().member.toArray()).map(({ fullName }) => fullName)).toEqual(['Trần Thị Ngọc Ánh']);
  const said = { kind: 'written', fullName: 'Trần Thị Ngọc Ánh', card: 'BD.001', isOwnCard: false };
  expect(store.getState()).toMatchObject({ said, refusal: undefined });
});
test('the next one is taken in as well, under the next card', async () => {
  const store = await begun('Lò Thị Vui');
  await store.getState().save();
  store.getState().set({ fullName: 'Lò Văn Sung' });
  expect(store.getState().said).toMatchObject({ card: 'BD.001' });
  await store.getState().save();
  expect(store.getState().said).toMatchObject({ card: 'BD.002' });
});
test('who is taken back comes back into the form, with the class that was made and under the same card', async () => {
  const store = await begun('Lò Thị Vui', { groupId: newGroupChoice, newGroup: '4A2' });
  await store.getState().save();
  expect(store.getState().said).toMatchObject({ card: '4A2.001' });
  await store.getState().undo();
  expect(await Promise.all([members(), groups()])).toEqual([[], []]);
  const draft = { fullName: 'Lò Thị Vui', groupId: newGroupChoice, newGroup: '4A2', cardNumber: '4A2.001' };
  expect(store.getState()).toMatchObject({ ...draft, said: { kind: 'taken-back', fullName: 'Lò Thị Vui' } });
  await store.getState().save();
  expect([await members(), await groups()]).toMatchObject([[{ cardNumber: '4A2.001' }], [{ name: '4A2' }]]);
});
test('a class that was taken back is made again by the next one, who was begun in it', async () => {
  const store = await begun('Lò Thị Mai', { groupId: newGroupChoice, newGroup: '4A9' });
  await store.getState().save();
  store.getState().set({ fullName: 'Lò Văn Páo' });
  await store.getState().undo();
  const begunIn = { groupId: newGroupChoice, newGroup: '4A9', cardNumber: '4A9.001' };
  expect(store.getState()).toMatchObject({ fullName: 'Lò Văn Páo', ...begunIn });
  await store.getState().save();
  const [made] = await groups();
  expect(made).toMatchObject({ name: '4A9' });
  expect(await members()).toMatchObject([{ fullName: 'Lò Văn Páo', groupId: made?.id, cardNumber: '4A9.001' }]);
});
test('the next one stays in a class that stays, and in one that was chosen since', async () => {
  const store = await begun('Lò Thị Mai', { groupId: newGroupChoice, newGroup: '4A9' });
  await store.getState().save();
  const made = (await groups())[0]?.id ?? '';
  await commit([member.put({ fullName: 'Lò Thị Vui', memberKind: 'pupil', groupId: made, status: 'active' })]);
  store.getState().set({ fullName: 'Lò Văn Páo' });
  await store.getState().undo();
  expect(store.getState()).toMatchObject({ groupId: made, newGroup: '' });
  const other = await begun('Lò Thị Mai', { groupId: newGroupChoice, newGroup: '5B' });
  await other.getState().save();
  other.getState().set({ fullName: 'Lò Văn Páo', groupId: made });
  await other.getState().undo();
  expect(other.getState()).toMatchObject({ groupId: made, newGroup: '' });
});
test('a class that was there before is no part of what is taken back', async () => {
  const there = await begun('Lò Thị Vui', { groupId: newGroupChoice, newGroup: '4A2' });
  await there.getState().save();
  const store = await begun('Lò Văn Sung', { groupId: newGroupChoice, newGroup: '4A2' });
  await store.getState().save();
  await store.getState().undo();
  expect([await members(), await groups()]).toMatchObject([[{ fullName: 'Lò Thị Vui' }], [{}]]);
});
test('the next one, when it was begun already, is kept and gets the card that is free again', async () => {
  const store = await begun('Lò Thị Vui');
  await store.getState().save();
  store.getState().set({ fullName: 'Lò Văn Sung' });
  await store.getState().undo();
  expect(store.getState()).toMatchObject({ fullName: 'Lò Văn Sung', cardNumber: 'BD.001' });
});
test('who has borrowed meanwhile is not taken back, and is told', async () => {
  const store = await begun('Lò Thị Vui');
  await store.getState().save();
  const memberId = (await members())[0]?.id ?? '';
  const lent = { copyId: 'copy-0001', siteId: 'site-0001', lentAt: '2026-10-06T07:06:00.000Z', dueOn: '2026-10-16' };
  await commit([loan.put({ ...lent, memberId })]);
  await store.getState().undo();
  expect(store.getState().said).toEqual({ kind: 'used-since', fullName: 'Lò Thị Vui' });
  expect(await members()).toHaveLength(1);
});

const groupId = 'group-001';
async function lanIsThere() {
  await commit([
    group.put({ name: '4A2', groupKind: 'class' }, groupId),
    member.put({ fullName: 'Nguyễn Thị Lan', memberKind: 'pupil', groupId, cardNumber: '4A2.001', status: 'active' }),
  ]);
}
test('a namesake in the same class is asked about, and written when a person says that it is another', async () => {
  await lanIsThere();
  const store = await begun('nguyễn thị lan', { groupId });
  await store.getState().save();
  const already = { kind: 'already', fullName: 'Nguyễn Thị Lan', group: '4A2', card: '4A2.001' };
  expect(store.getState()).toMatchObject({ said: already, fullName: 'nguyễn thị lan' });
  await store.getState().saveAsOther();
  expect(await members()).toHaveLength(1);
  vi.advanceTimersByTime(secondTapMs + 1);
  await store.getState().saveAsOther();
  expect(await members()).toHaveLength(2);
  expect(store.getState()).toMatchObject({ asks: undefined, said: { kind: 'written', card: '4A2.002' } });
});
test('a namesake in another class is written at once', async () => {
  await lanIsThere();
  const store = await begun('Nguyễn Thị Lan', { groupId: newGroupChoice, newGroup: '4A3' });
  await store.getState().save();
  expect(store.getState().said).toMatchObject({ kind: 'written', card: '4A3.001' });
});
