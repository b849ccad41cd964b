// What the desk makes of what is scanned or typed: cards, names and books.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { title } from '#domain/catalogue/title.ts';
import { member } from '#domain/membership/member.ts';
import type { Id } from '#domain/record/id.ts';
import { learnClock } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { openLoansOf } from '#device/read/circulation.ts';
import { measureClock } from '#device/care/measure-clock.ts';
import { createDesk } from '#screens/desk/desk.store.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const pupil = (fullName: string, cardNumber: string, id: string) =>
  member.put({ fullName, cardNumber, memberKind: 'pupil', status: 'active' }, id);
const titleId = 'title-0001' as Id<'title'>;
const siteId = 'site-0001' as Id<'site'>;
const book = (accessionNumber: string) =>
  copy.put({ titleId, siteId, accessionNumber, status: 'inService' }, `copy-${accessionNumber}` as Id<'copy'>);

beforeEach(async () => {
  await freshLibrary();
  await commit([
    pupil('Nguyễn Minh Châu', '4A2.007', 'member-01'),
    pupil('Lý Minh Đạt', '4A1.008', 'member-02'),
    pupil('Hoàng Minh Hiếu', '4A2.014', 'member-03'),
    title.put({ title: 'Dế Mèn phiêu lưu ký', bookType: 'TN' }, titleId),
    ...['TN.00001', 'TN.00002', 'TN.00003', 'TN.00004'].map(book),
  ]);
});
afterEach(() => {
  learnClock({ offset: 0 });
  vi.useRealTimers();
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

const holding = async () => (await openLoansOf('member-01')).map(({ copyId }) => copyId).sort();
/** A reader's card is open, and these were lent a minute ago. */
async function lentTo(...books: readonly string[]) {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.parse('2026-10-06T01:30:00Z') });
  const desk = createDesk();
  await desk.getState().scan('4A2.007');
  for (const number of books) expect(await desk.getState().scan(number)).toBe('written');
  vi.setSystemTime(Date.now() + 60_000);
  return desk;
}

test('who may borrow no more is told to scan a book to return it, and that scan returns it, with undo', async () => {
  const desk = await lentTo('TN.00001', 'TN.00002', 'TN.00003');
  expect(await desk.getState().scan('TN.00004')).toBe('stopped');
  expect(desk.getState().said).toMatchObject({ kind: 'limit', held: 3 });
  expect(await desk.getState().scan('TN.00002')).toBe('returned');
  expect(desk.getState()).toMatchObject({ said: { kind: 'returned', from: 'Minh Châu' }, member: { id: 'member-01' } });
  expect(await holding()).toEqual(['copy-TN.00001', 'copy-TN.00003']);
  await desk.getState().undoLast();
  expect(await holding()).toEqual(['copy-TN.00001', 'copy-TN.00002', 'copy-TN.00003']);
});
test('the last book that a reader may borrow is not taken back by a scanner that reads it twice', async () => {
  const desk = await lentTo('TN.00001', 'TN.00002');
  expect(await desk.getState().scan('TN.00003')).toBe('written');
  vi.setSystemTime(Date.now() + 1_000);
  expect(await desk.getState().scan('TN.00003')).toBe('stopped');
  expect(desk.getState().said).toMatchObject({ kind: 'has-it' });
  expect(await holding()).toHaveLength(3);
});
test('a book that was brought back is not lent again, or asked a card for, by a scanner that reads it twice', async () => {
  const desk = await lentTo('TN.00001', 'TN.00002', 'TN.00003');
  for (const number of ['TN.00002', 'TN.00001']) {
    expect(await desk.getState().scan(number)).toBe('returned');
    const { said, undo } = desk.getState();
    vi.advanceTimersByTime(1_000);
    expect(await desk.getState().scan(number)).toBe('stopped');
    expect(desk.getState()).toMatchObject({ said, undo, inHand: undefined });
    desk.getState().next();
  }
  expect(await holding()).toEqual(['copy-TN.00003']);
});
test('a book that was brought back and is scanned again later, or once that was undone, is lent or brought back', async () => {
  const desk = await lentTo('TN.00001', 'TN.00002', 'TN.00003');
  expect(await desk.getState().scan('TN.00002')).toBe('returned');
  await desk.getState().undoLast();
  expect(await desk.getState().scan('TN.00002')).toBe('returned');
  vi.advanceTimersByTime(4_000);
  expect(await desk.getState().scan('TN.00002')).toBe('written');
  expect(await holding()).toHaveLength(3);
});
test('a reader who may borrow more keeps a book that is scanned again', async () => {
  const desk = await lentTo('TN.00001');
  expect(await desk.getState().scan('TN.00001')).toBe('stopped');
  expect(await holding()).toEqual(['copy-TN.00001']);
});

test('a loan written on a tablet that believes it is 2015 is of the day that its server told, and due after it', async () => {
  const in2015 = Date.parse('2015-01-01T00:10:00Z');
  vi.useFakeTimers({ toFake: ['Date'], now: in2015 });
  await measureClock({ serverMs: Date.parse('2026-10-06T00:30:00Z'), sentAt: in2015, receivedAt: in2015 });
  vi.setSystemTime(in2015 + 3_600_000);
  const desk = createDesk();
  await desk.getState().scan('4A2.007');
  expect(await desk.getState().scan('TN.00001')).toBe('written');
  expect(await database().loan.toArray()).toMatchObject([{ lentAt: '2026-10-06T01:30:00.000Z', dueOn: '2026-10-16' }]);
});
