// What the desk makes of a typed name and Enter, as of a scanned card.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { member } from '#domain/membership/member.ts';
import { commit } from '#device/commit.ts';
import { createDesk } from '#screens/desk/desk.store.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const pupil = (fullName: string, cardNumber: string, id: string) =>
  member.put({ fullName, cardNumber, memberKind: 'pupil', status: 'active' }, id);

beforeEach(async () => {
  await freshLibrary();
  await commit([
    pupil('Nguyễn Minh Châu', '4A2.007', 'member-01'),
    pupil('Lý Minh Đạt', '4A1.008', 'member-02'),
    pupil('Hoàng Minh Hiếu', '4A2.014', 'member-03'),
  ]);
});

test('a name that one person answers to opens the card, without accents too', async () => {
  const desk = createDesk();
  expect(await desk.getState().scan('minh chau')).toBe('written');
  expect(desk.getState()).toMatchObject({ typed: '', member: { cardNumber: '4A2.007' } });
});
test('a name that several answer to stays in the box', async () => {
  const desk = createDesk();
  expect(await desk.getState().scan('Minh')).toBe('written');
  expect(desk.getState()).toMatchObject({ typed: 'Minh', member: undefined, unknown: undefined });
});
test('a name and a code that nobody answers to are unknown', async () => {
  const desk = createDesk();
  expect(await desk.getState().scan('Lò Thị Vui')).toBe('stopped');
  expect(desk.getState().unknown).toBe('Lò Thị Vui');
  expect(await desk.getState().scan('8934567')).toBe('stopped');
  expect(desk.getState().unknown).toBe('8934567');
});
test('what is read here is written for one person: with the next one the desk lends again', async () => {
  const desk = createDesk();
  desk.getState().setMode('readHere');
  await desk.getState().scan('4A2.007');
  expect(desk.getState().mode).toBe('readHere');
  await desk.getState().scan('4A2.007');
  expect(desk.getState().mode).toBe('readHere');
  await desk.getState().scan('4A1.008');
  expect(desk.getState().mode).toBe('takeHome');
  desk.getState().setMode('readHere');
  desk.getState().next();
  expect(desk.getState()).toMatchObject({ mode: 'takeHome', member: undefined });
});
