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

const titleOf = (desk: ReturnType<typeof createDesk>) => {
  const { choice } = desk.getState();
  return choice?.kind === 'title' ? choice.title : undefined;
};

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
const readHere = async () => {
  const counts = (await database().inHouseUse.toArray()).map(({ amount }) => amount);
  return counts.reduce((sum, amount) => sum + amount, 0);
};
/** A reader's card is open, and these were lent a minute ago. */
async function lentTo(...books: readonly string[]) {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.parse('2026-10-06T01:30:00Z') });
  const desk = createDesk();
  await desk.getState().scan('4A2.007');
  for (const number of books) expect(await desk.getState().scan(number)).toBe('written');
  vi.advanceTimersByTime(60_000);
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
  const { said, undo } = desk.getState();
  expect(undo).toBeDefined();
  vi.advanceTimersByTime(1_000);
  expect(await desk.getState().scan('TN.00003')).toBe('written');
  expect(desk.getState()).toMatchObject({ typed: '', said, undo });
  expect(await holding()).toHaveLength(3);
  await desk.getState().undoLast();
  expect(await holding()).toHaveLength(2);
});
test('a book that was brought back is not lent again, or asked a card for, by a scanner that reads it twice', async () => {
  const desk = await lentTo('TN.00001', 'TN.00002', 'TN.00003');
  for (const number of ['TN.00002', 'TN.00001']) {
    expect(await desk.getState().scan(number)).toBe('returned');
    const { said, undo } = desk.getState();
    vi.advanceTimersByTime(1_000);
    desk.getState().type(number);
    expect(await desk.getState().scan(number)).toBe('returned');
    expect(desk.getState()).toMatchObject({ said, undo, inHand: undefined, typed: '' });
    desk.getState().next();
  }
  expect(await holding()).toEqual(['copy-TN.00003']);
});
test('a finger that taps twice on taking back or renewing is heard once: the bar stays, with its undo', async () => {
  const desk = await lentTo('TN.00001', 'TN.00002');
  vi.advanceTimersByTime(86_400_000);
  const loans = await openLoansOf('member-01');
  const [first, second] = loans.map(({ id }) => id as string);
  await Promise.all([desk.getState().giveBack(first ?? ''), desk.getState().giveBack(first ?? '')]);
  expect(desk.getState().said).toMatchObject({ kind: 'returned', title: 'Dế Mèn phiêu lưu ký' });
  await desk.getState().renew(second ?? '');
  await desk.getState().renew(second ?? '');
  const before = loans.find(({ id }) => id === second);
  expect(desk.getState()).toMatchObject({ said: { kind: 'renewed' }, undo: { renewed: { dueOn: before?.dueOn } } });
  await desk.getState().undoLast();
  await desk.getState().undoLast();
  expect(await openLoansOf('member-01')).toMatchObject([{ id: second, dueOn: before?.dueOn }]);
});
test('a book read here is counted once by a scanner that reads it twice, and its undo takes back just that', async () => {
  const desk = await lentTo();
  desk.getState().setMode('readHere');
  await desk.getState().scan('TN.00001');
  await desk.getState().scan('TN.00001');
  expect(await readHere()).toBe(1);
  vi.advanceTimersByTime(3_000);
  await desk.getState().scan('TN.00001');
  expect(await readHere()).toBe(2);
  desk.getState().rest();
  await desk.getState().undoLast();
  expect(await readHere()).toBe(1);
});
const isbn = '9786042089265';
/** The book is read here by its ISBN, which is the same on every copy. */
async function readsByIsbn() {
  await commit([title.patch(titleId, { isbn })]);
  const desk = await lentTo();
  desk.getState().setMode('readHere');
  return desk;
}
test('a class that reads one title by its ISBN is counted reader by reader, and the bar and its undo say how many', async () => {
  const desk = await readsByIsbn();
  for (const times of [1, 2, 3]) {
    expect(await desk.getState().scan(isbn)).toBe('written');
    expect(desk.getState()).toMatchObject({ said: { kind: 'read', times }, undo: { times } });
    vi.advanceTimersByTime(1_000);
  }
  expect(await readHere()).toBe(3);
  await Promise.all([desk.getState().undoLast(), desk.getState().undoLast()]);
  expect(desk.getState()).toMatchObject({ said: { kind: 'undone', times: 3 }, undo: undefined });
  expect(await readHere()).toBe(0);
});
test('two scans of an ISBN that are heard while the first is still being written are two readers', async () => {
  const desk = await readsByIsbn();
  await Promise.all([desk.getState().scan(isbn), desk.getState().scan(isbn)]);
  expect(desk.getState().said).toMatchObject({ kind: 'read', times: 2 });
  expect(await readHere()).toBe(2);
});
test('readings of a title that come one by one, or after its undo, or with another book between, are said one by one', async () => {
  const other = '9786042089272';
  await commit([title.put({ title: 'Bố con cá gai', bookType: 'TN', isbn: other }, 'title-0002')]);
  const desk = await readsByIsbn();
  await desk.getState().scan(isbn);
  vi.advanceTimersByTime(3_000);
  await desk.getState().scan(isbn);
  expect(desk.getState().said).toMatchObject({ kind: 'read', times: 1 });
  await desk.getState().undoLast();
  await desk.getState().scan(isbn);
  await desk.getState().scan(other);
  await desk.getState().scan(isbn);
  expect(desk.getState().said).toMatchObject({ kind: 'read', times: 1 });
  expect(await readHere()).toBe(4);
  await desk.getState().undoLast();
  expect(await readHere()).toBe(3);
});
test('a title that is typed, or tapped in the list, and heard twice at once is read once', async () => {
  const desk = await readsByIsbn();
  await desk.getState().scan('de men');
  await desk.getState().scan('de men');
  expect(await readHere()).toBe(1);
  const tapped = await database().title.get(titleId);
  if (tapped) await Promise.all([desk.getState().chooseTitle(tapped), desk.getState().chooseTitle(tapped)]);
  expect(desk.getState().said).toMatchObject({ kind: 'read', times: 1 });
  expect(await readHere()).toBe(2);
});
test('the last book that a reader may borrow, lent by the card, is not taken back when it is scanned again at once', async () => {
  const desk = await lentTo('TN.00001', 'TN.00002');
  desk.getState().next();
  expect(await desk.getState().scan('TN.00003')).toBe('stopped');
  expect(desk.getState().said).toMatchObject({ kind: 'needs-card' });
  expect(await desk.getState().scan('4A2.007')).toBe('written');
  expect(desk.getState().said).toMatchObject({ kind: 'lent' });
  vi.advanceTimersByTime(1_000);
  expect(await desk.getState().scan('TN.00003')).toBe('stopped');
  expect(desk.getState().said).toMatchObject({ kind: 'has-it' });
  expect(await holding()).toHaveLength(3);
  vi.advanceTimersByTime(3_000);
  expect(await desk.getState().scan('TN.00003')).toBe('returned');
  expect(await holding()).toHaveLength(2);
});
test('an impatient finger on a tablet that takes long for one act is heard once', async () => {
  const desk = await lentTo('TN.00001');
  const [loan] = await openLoansOf('member-01');
  const first = desk.getState().giveBack(loan?.id ?? '');
  vi.advanceTimersByTime(5_000);
  await Promise.all([first, desk.getState().giveBack(loan?.id ?? '')]);
  expect(desk.getState()).toMatchObject({ said: { kind: 'returned' }, undo: { before: [{ id: loan?.id }] } });
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

const dad = title.put({ title: 'Bố con cá gai', bookType: 'TN' }, 'title-0002');
const bookOf = (accessionNumber: string, status: 'inService' | 'lost' | 'withdrawn' = 'inService') =>
  copy.put({ titleId: 'title-0002', siteId, accessionNumber, status }, `copy-${accessionNumber}`);

test('a book without a barcode is lent by its title, typed without accents or as raw Telex', async () => {
  await commit([dad, bookOf('TN.00010')]);
  const desk = await lentTo();
  for (const typed of ['bo con', 'boos con']) {
    expect(await desk.getState().scan(typed)).toBe('written');
    expect(desk.getState()).toMatchObject({ typed: '', said: { kind: 'lent' } });
    expect(await holding()).toEqual(['copy-TN.00010']);
    await desk.getState().undoLast();
  }
});
test('a title with a figure in it is a title, and a code nobody knows stays one', async () => {
  await commit([title.put({ title: 'Toán 3', bookType: 'GK' }, 'title-0003')]);
  const desk = createDesk();
  await desk.getState().scan('toan 3');
  expect(desk.getState()).toMatchObject({ unknown: undefined, choice: { title: { id: 'title-0003' } } });
  await desk.getState().scan('TN.00099');
  expect(desk.getState()).toMatchObject({ unknown: 'TN.00099', choice: undefined });
});
test('words that several titles answer to stay in the box, over their list; a person of that name goes first', async () => {
  await commit([
    dad,
    title.put({ title: 'Bố con nhà nhện', bookType: 'TN' }),
    pupil('Lò Thị Con', '4A2.020', 'member-04'),
  ]);
  const desk = createDesk();
  expect(await desk.getState().scan('bo con')).toBe('written');
  expect(desk.getState()).toMatchObject({ typed: 'bo con', choice: undefined, unknown: undefined });
  await desk.getState().scan('con');
  expect(desk.getState()).toMatchObject({ typed: '', member: { id: 'member-04' } });
});
test('of a title with several free copies the desk asks which, and lends the one that is named', async () => {
  const desk = await lentTo();
  await desk.getState().scan('de men');
  expect(desk.getState()).toMatchObject({ choice: { title: { id: titleId } }, said: undefined });
  expect(await holding()).toEqual([]);
  const chosen = await database().copy.get('copy-TN.00003');
  if (chosen) await desk.getState().chooseCopy(chosen, titleOf(desk));
  expect(desk.getState()).toMatchObject({ choice: undefined, said: { kind: 'lent' } });
  expect(await holding()).toEqual(['copy-TN.00003']);
});
test('of a title with one free copy that one is lent, although others are out or lost', async () => {
  await commit([
    dad,
    bookOf('TN.00010'),
    bookOf('TN.00011'),
    bookOf('TN.00012', 'lost'),
    bookOf('TN.00013', 'withdrawn'),
  ]);
  const desk = await lentTo('TN.00010');
  await desk.getState().scan('4A1.008');
  await desk.getState().scan('Bố con cá gai');
  expect(desk.getState().said).toMatchObject({ kind: 'lent' });
  expect((await openLoansOf('member-02')).map(({ copyId }) => copyId)).toEqual(['copy-TN.00011']);
});
test('the copy that a reader has is taken back when it is pointed at; its title alone, typed twice, takes nothing back', async () => {
  await commit([dad, bookOf('TN.00010'), bookOf('TN.00011')]);
  const desk = await lentTo('TN.00010');
  await desk.getState().scan('bo con');
  const brought = await database().copy.get('copy-TN.00010');
  if (brought) expect(await desk.getState().chooseCopy(brought, titleOf(desk))).toBe('returned');
  expect(await holding()).toEqual([]);
  await commit([copy.patch('copy-TN.00011', { status: 'lost' })]);
  await desk.getState().scan('bo con');
  vi.advanceTimersByTime(10_000);
  expect(await desk.getState().scan('bo con')).toBe('stopped');
  expect(desk.getState().said).toMatchObject({ kind: 'has-it' });
  expect(await holding()).toEqual(['copy-TN.00010']);
});
test('without a card a title whose copies are out and in may be meant either way, so the desk asks', async () => {
  await commit([dad, bookOf('TN.00010'), bookOf('TN.00011')]);
  const desk = await lentTo('TN.00010');
  desk.getState().next();
  await desk.getState().scan('bo con');
  expect(desk.getState()).toMatchObject({ choice: { title: { id: 'title-0002' } }, inHand: undefined });
  const brought = await database().copy.get('copy-TN.00010');
  if (brought) expect(await desk.getState().chooseCopy(brought, titleOf(desk))).toBe('returned');
  expect(await holding()).toEqual([]);
});
test('a title is read here without asking for a copy', async () => {
  const desk = createDesk();
  desk.getState().setMode('readHere');
  await desk.getState().scan('de men');
  expect(desk.getState()).toMatchObject({ choice: undefined, said: { kind: 'read' } });
  expect(await readHere()).toBe(1);
});
test('what is typed anew ends the question about a copy', async () => {
  const desk = createDesk();
  await desk.getState().scan('de men');
  expect(desk.getState().choice).toBeDefined();
  desk.getState().type('m');
  expect(desk.getState().choice).toBeUndefined();
});
test('the box is empty as soon as a code is heard: the signs of the next one come at once', async () => {
  const desk = createDesk();
  desk.getState().type('4A2.007');
  const heard = desk.getState().scan('4A2.007');
  expect(desk.getState().typed).toBe('');
  desk.getState().type('TN.0');
  await heard;
  expect(desk.getState()).toMatchObject({ typed: 'TN.0', member: { id: 'member-01' } });
});

test('the card that was open when the desk was left opens again, as its reader is known by then', async () => {
  const desk = createDesk();
  await commit([member.patch('member-01', { fullName: 'Nguyễn Minh Châu Anh' })]);
  await desk.getState().comeBack({ memberId: 'member-01', mode: 'readHere' });
  expect(desk.getState()).toMatchObject({ member: { fullName: 'Nguyễn Minh Châu Anh' }, mode: 'readHere' });
});
test('a reader who was taken off meanwhile is not opened again', async () => {
  const desk = createDesk();
  await commit([member.remove('member-01')]);
  await desk.getState().comeBack({ memberId: 'member-01', mode: 'takeHome' });
  expect(desk.getState().member).toBeUndefined();
});
test('what was written last can still be taken back by who looked at another screen, if nothing was heard since', async () => {
  const left = (await lentTo('TN.00001')).getState();
  const kept = { memberId: 'member-01', mode: 'takeHome', said: left.said, undo: left.undo } as const;
  const back = createDesk();
  await back.getState().comeBack(kept);
  expect(back.getState()).toMatchObject({ member: { id: 'member-01' }, said: { kind: 'lent' }, undo: left.undo });
  await back.getState().undoLast();
  expect(await holding()).toEqual([]);
  const busy = createDesk();
  await busy.getState().scan('TN.00002');
  await busy.getState().comeBack(kept);
  expect(busy.getState()).toMatchObject({ member: undefined, said: { kind: 'needs-card' } });
});
test('the bar does not name a reader who was taken off while the desk was left', async () => {
  const desk = createDesk();
  await commit([member.remove('member-01')]);
  const said = { kind: 'lent-from', title: 'Dế Mèn phiêu lưu ký', from: 'Minh Đạt' } as const;
  await desk.getState().comeBack({ memberId: 'member-01', mode: 'readHere', said, undo: { before: [] } });
  expect(desk.getState()).toMatchObject({ said: { kind: 'lent', title: 'Dế Mèn phiêu lưu ký' }, mode: 'takeHome' });
});
test('a book that waited for a card waits for it still when somebody comes back', async () => {
  const desk = createDesk();
  await desk.getState().scan('TN.00001');
  const { inHand, said } = desk.getState();
  const back = createDesk();
  await back.getState().comeBack({ mode: 'takeHome', inHand, said });
  expect(back.getState()).toMatchObject({ inHand: { copy: { accessionNumber: 'TN.00001' } }, said });
  await back.getState().scan('4A2.007');
  expect(await holding()).toEqual(['copy-TN.00001']);
});
test('a question which copy leaves what was written before it to be taken back', async () => {
  const desk = await lentTo('TN.00001');
  const { undo } = desk.getState();
  await desk.getState().scan('de men');
  expect(desk.getState()).toMatchObject({ choice: { kind: 'title' }, said: { kind: 'lent' }, undo });
  await desk.getState().scan('8934567');
  expect(desk.getState()).toMatchObject({ unknown: '8934567', said: undefined, undo: undefined });
});
test('a book scanned elsewhere, where the open card is not seen, is not lent to it', async () => {
  const desk = await lentTo();
  await desk.getState().scanAnew('TN.00001');
  expect(desk.getState()).toMatchObject({ member: undefined, said: { kind: 'needs-card' } });
  expect(await holding()).toEqual([]);
});
test('after a rest the card is put away, and the bar stays with its undo', async () => {
  const desk = await lentTo('TN.00001');
  const { said, undo } = desk.getState();
  desk.getState().type('Nguyễn Minh');
  desk.getState().rest();
  expect(desk.getState()).toMatchObject({ member: undefined, typed: '', said, undo, mode: 'takeHome' });
  await desk.getState().undoLast();
  expect(await holding()).toEqual([]);
});
test('a book that waits for a card waits through a rest, and what names a reader is taken from the bar', async () => {
  const desk = await lentTo('TN.00001', 'TN.00002', 'TN.00003');
  await desk.getState().scan('TN.00004');
  expect(desk.getState().said).toMatchObject({ kind: 'limit' });
  desk.getState().rest();
  expect(desk.getState().said).toBeUndefined();
  await desk.getState().scan('TN.00004');
  desk.getState().rest();
  expect(desk.getState().inHand).toMatchObject({ copy: { accessionNumber: 'TN.00004' } });
});
test('after a rest the bar does not say whose book came back, and takes it back all the same', async () => {
  const desk = await lentTo('TN.00001');
  desk.getState().next();
  expect(await desk.getState().scan('TN.00001')).toBe('returned');
  const { undo } = desk.getState();
  desk.getState().rest();
  expect(desk.getState()).toMatchObject({ said: { kind: 'returned', title: 'Dế Mèn phiêu lưu ký', from: '' }, undo });
  const rested = desk.getState();
  desk.getState().rest();
  expect(desk.getState()).toBe(rested);
  await desk.getState().undoLast();
  expect(await holding()).toEqual(['copy-TN.00001']);
});
test('after a rest the bar does not say from whom a lent book came', async () => {
  const desk = await lentTo('TN.00001');
  await desk.getState().scan('4A1.008');
  await desk.getState().scan('TN.00001');
  expect(desk.getState().said).toMatchObject({ kind: 'lent-from', from: 'Minh Châu' });
  const { undo } = desk.getState();
  desk.getState().rest();
  expect(desk.getState().said).toEqual({ kind: 'lent', title: 'Dế Mèn phiêu lưu ký' });
  expect(desk.getState().undo).toBe(undo);
  await desk.getState().undoLast();
  expect(await holding()).toEqual(['copy-TN.00001']);
});
test('a question which copy, over the names of those who have them, does not stand through a rest', async () => {
  const desk = await lentTo('TN.00001');
  desk.getState().next();
  await desk.getState().scan('de men');
  expect(titleOf(desk)).toMatchObject({ id: titleId });
  desk.getState().rest();
  expect(desk.getState().choice).toBeUndefined();
});
test('the number of a book is understood without its noughts, as people type it', async () => {
  const desk = createDesk();
  await desk.getState().scan('4A2.007');
  await desk.getState().scan('tn3');
  await desk.getState().scan('TN-0004');
  expect(new Set((await openLoansOf('member-01')).map(({ copyId }) => copyId))).toEqual(
    new Set(['copy-TN.00003', 'copy-TN.00004']),
  );
});
test('a card that two people have opens neither of them until somebody says who is here', async () => {
  await commit([pupil('Hoàng Văn Nam', '4A2.007', 'member-09')]);
  const desk = createDesk();
  await desk.getState().scan('TN.00001');
  expect(await desk.getState().scan('4A2.007')).toBe('stopped');
  const { choice, member: opened } = desk.getState();
  expect(opened).toBeUndefined();
  expect(choice).toMatchObject({ kind: 'members', code: '4A2.007' });
  const [, nam] = choice?.kind === 'members' ? choice.members : [];
  expect(nam).toMatchObject({ id: 'member-09' });
  if (nam) await desk.getState().chooseMember(nam);
  // The book on the counter was waiting for the card.
  expect(desk.getState()).toMatchObject({ choice: undefined, member: { id: 'member-09' }, said: { kind: 'lent' } });
  expect(await openLoansOf('member-01')).toEqual([]);
});
test('a card that was given anew is of whoever has it now', async () => {
  await commit([member.patch('member-01', { status: 'left' }), pupil('Hoàng Văn Nam', '4A2.007', 'member-09')]);
  const desk = createDesk();
  await desk.getState().scan('4A2.007');
  expect(desk.getState().member).toMatchObject({ id: 'member-09' });
});
test('a number that two books have is lent as neither until one of them is pointed at', async () => {
  const other = title.put({ title: 'Góc sân và khoảng trời', bookType: 'TN' }, 'title-0009');
  const of = { titleId: 'title-0009', siteId } as const;
  await commit([other, copy.put({ ...of, accessionNumber: 'TN.00001', status: 'inService' }, 'copy-0009')]);
  const desk = createDesk();
  await desk.getState().scan('4A2.007');
  expect(await desk.getState().scan('TN.00001')).toBe('stopped');
  expect(await openLoansOf('member-01')).toEqual([]);
  const { choice } = desk.getState();
  const books = choice?.kind === 'copies' ? choice.books : [];
  expect(new Set(books.map((one) => one.title?.title))).toEqual(
    new Set(['Dế Mèn phiêu lưu ký', 'Góc sân và khoảng trời']),
  );
  const meant = books.find((one) => one.copy.id === 'copy-0009');
  if (meant) await desk.getState().chooseCopy(meant.copy, meant.title);
  expect((await openLoansOf('member-01')).map(({ copyId }) => copyId)).toEqual(['copy-0009']);
  expect(desk.getState().choice).toBeUndefined();
});
