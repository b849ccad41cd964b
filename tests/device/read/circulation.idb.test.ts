// The questions that the desk and Today ask, over a small library.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { title } from '#domain/catalogue/title.ts';
import { loan } from '#domain/circulation/loan.ts';
import { attendance } from '#domain/events/attendance.ts';
import { readingEvent } from '#domain/events/reading-event.ts';
import { group } from '#domain/membership/group.ts';
import { member } from '#domain/membership/member.ts';
import { visit } from '#domain/visits/visit.ts';
import { commit } from '#device/commit.ts';
import { putAside, sendAgain } from '#device/answers/held.ts';
import { database } from '#device/open-database.ts';
import { attentionCount, heldOps } from '#device/read/attention.ts';
import { searchTitles } from '#device/catalogue/desk.ts';
import { copiesOf, lastAccessionNumber, likeTitles, takenNumbers } from '#device/read/catalogue.ts';
import { countOfDay, dueBy, heldBy, returnedBy } from '#device/read/circulation.ts';
import { copiesAtDesk, findByCode } from '#device/read/codes.ts';
import { eventsBetween, presenceAt, theEvent } from '#device/read/events.ts';
import { live } from '#device/read/live.ts';
import { membersOf, searchMembers } from '#device/read/membership.ts';
import { isEmptyLibrary } from '#device/read/places.ts';
import { visitorsByDay, visitorsIn, visitsOn } from '#device/read/visits.ts';
import { todayAt } from '#device/read/today.ts';
import { heldLines, waitingLines } from '#device/read/waiting.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const at = '2026-10-06T07:06:00.000Z';
const put = { siteId: 'site-0001', titleId: 'title-001', status: 'inService' } as const;
const lent = (id: string, copyId: string, dueOn: string) =>
  loan.put({ copyId, memberId: 'member-01', siteId: 'site-0001', lentAt: at, dueOn }, id);

beforeEach(async () => {
  await freshLibrary();
  expect(await isEmptyLibrary()).toBe(true);
  await commit([
    title.put(
      { title: 'Cho tôi xin một vé đi tuổi thơ', authors: ['Nguyễn Nhật Ánh'], bookType: 'TN', isbn: '9786042134569' },
      'title-001',
    ),
    copy.put({ ...put, accessionNumber: 'TN.00214' }, 'copy-0001'),
    copy.put({ ...put, accessionNumber: 'TN.00215' }, 'copy-0002'),
    group.put({ name: '4A2', groupKind: 'class', schoolYear: '2026–2027' }, 'group-001'),
    member.put(
      {
        fullName: 'Nguyễn Minh Châu',
        memberKind: 'pupil',
        cardNumber: '4A2.007',
        groupId: 'group-001',
        status: 'active',
      },
      'member-01',
    ),
    member.put({ fullName: 'Lý Ngọc Ánh', memberKind: 'pupil', groupId: 'group-001', status: 'left' }, 'member-02'),
    lent('loan-0001', 'copy-0001', '2026-10-05'),
  ]);
});

test('a code is a card, a copy, a title, or nothing anybody knows', async () => {
  expect(await findByCode(' 4a2.007 ')).toMatchObject({ kind: 'member', member: { id: 'member-01' } });
  expect(await findByCode('tn.00215')).toMatchObject({ kind: 'copy', title: { id: 'title-001' } });
  expect(await findByCode('978-604-213-456-9')).toMatchObject({ kind: 'title', title: { id: 'title-001' } });
  expect(await findByCode('8934567')).toEqual({ kind: 'unknown', code: '8934567' });
});
test('what a member holds, what is late, and what came back', async () => {
  expect(await heldBy('member-01')).toMatchObject([{ loan: { id: 'loan-0001' }, title: { id: 'title-001' } }]);
  expect(await dueBy('2026-10-06')).toHaveLength(1);
  expect(await dueBy('2026-10-04')).toHaveLength(0);
  await commit([loan.patch('loan-0001', { returnedAt: '2026-10-06T08:00:00.000Z' })]);
  expect(await dueBy('2026-10-06')).toHaveLength(0);
  expect(await heldBy('member-01')).toEqual([]);
  expect(await returnedBy('member-01', 5)).toHaveLength(1);
  expect(await countOfDay('2026-10-06')).toEqual({ lent: 1, returned: 1 });
  await commit([loan.patch('loan-0001', { returnedAt: null })]);
  expect(await dueBy('2026-10-06')).toHaveLength(1);
  await commit([loan.remove('loan-0001')]);
  expect(await dueBy('2026-10-06')).toHaveLength(0);
});
test('a title knows where its copies are, and the register its last number', async () => {
  const lines = (await copiesOf(['title-001'])).get('title-001');
  expect(lines).toMatchObject([{ dueOn: '2026-10-05' }, { dueOn: undefined }]);
  expect(await lastAccessionNumber('TN')).toBe('TN.00215');
  expect(await lastAccessionNumber('TK')).toBeUndefined();
  expect(await takenNumbers('TN.00215', 2)).toEqual(new Set(['TN.00215']));
  expect(await likeTitles('', 'cho toi xin mot ve di tuoi tho')).toHaveLength(1);
  expect(await searchTitles({ typed: 'nguyen nhat anh', levels: [], most: 5 })).toMatchObject({ count: 1 });
});
test('at the desk a copy says who has it; one that left the stock is none', async () => {
  await commit([copy.put({ ...put, accessionNumber: 'TN.00216', status: 'withdrawn' }, 'copy-0003')]);
  const lines = await copiesAtDesk('title-001');
  expect(lines).toMatchObject([
    { copy: { id: 'copy-0001' }, heldBy: 'member-01', holder: { fullName: 'Nguyễn Minh Châu' } },
    { copy: { id: 'copy-0002' } },
  ]);
  expect(lines[1]?.heldBy).toBeUndefined();
  expect(await copiesAtDesk('title-009')).toEqual([]);
});
test('a register whose numbers are not filled up with noughts goes on after its highest', async () => {
  const book = { titleId: 'title-001', siteId: 'site-0001', status: 'inService' } as const;
  const numbers = Array.from({ length: 450 }, (_, at) => `NV.${at + 1}`);
  await commit(numbers.map((accessionNumber) => copy.put({ ...book, accessionNumber })));
  expect(await lastAccessionNumber('NV')).toBe('NV.450');
});
test('the number of a book that was taken back is free for who gives it, but is not given by itself', async () => {
  await commit([copy.remove('copy-0002')]);
  expect(await takenNumbers('TN.00214', 2)).toEqual(new Set(['TN.00214']));
  expect(await lastAccessionNumber('TN')).toBe('TN.00215');
});
test('people are found without accents, and a class is those who have not left', async () => {
  expect(await searchMembers('minh chau', 5)).toHaveLength(1);
  expect(await membersOf(['group-001'])).toMatchObject([{ id: 'member-01' }]);
});
test('a gathering with who was there', async () => {
  const planned = {
    title: 'Tiết đọc',
    eventKind: 'readingPeriod',
    siteId: 'site-0001',
    startsAt: at,
    status: 'open',
  } as const;
  await commit([
    readingEvent.put(planned, 'event-001'),
    attendance.put({ eventId: 'event-001', memberId: 'member-01', checkedInAt: at, method: 'name' }),
  ]);
  expect(await eventsBetween('2026-10-06', '2026-10-06')).toHaveLength(1);
  expect(await eventsBetween('2026-10-07', '2026-10-09')).toHaveLength(0);
  expect((await presenceAt('event-001')).tally).toMatchObject({ total: 1, named: 1 });
  expect(await theEvent('event-001')).toMatchObject({ title: 'Tiết đọc' });
});
test('visits of a day are counted in people', async () => {
  const came = {
    siteId: 'site-0001',
    purpose: 'books',
    visitedAt: at,
    onDay: '2026-10-06',
    session: 'afternoon',
  } as const;
  await commit([visit.put({ ...came, partySize: 3 }), visit.put({ ...came, partySize: 1 })]);
  expect(visitorsIn(await visitsOn('2026-10-06', 'site-0001'))).toBe(4);
  expect(await visitorsByDay('2026-10-01', '2026-10-07', 'site-0001')).toEqual(new Map([['2026-10-06', 4]]));
});
test('a visit that waits to be sent says what it was for, also once it is taken back', async () => {
  const when = { visitedAt: at, onDay: '2026-10-06', session: 'afternoon' } as const;
  await commit([visit.put({ siteId: 'site-0001', purpose: 'newspapers', partySize: 3, ...when }, 'visit-001')]);
  expect(await waitingLines(1)).toMatchObject([{ act: 'visit.put', visit: { purpose: 'newspapers', partySize: 3 } }]);
  await commit([visit.remove('visit-001')]);
  expect(await waitingLines(1)).toMatchObject([{ act: 'visit.remove', visit: { purpose: 'newspapers' } }]);
});
test('today shows all of it at once', async () => {
  expect(await todayAt('2026-10-06', 'unit-0001', 'site-0001')).toMatchObject({
    isEmpty: false,
    due: [{ loan: { id: 'loan-0001' } }],
    events: [],
    cases: 0,
    held: 0,
    visitors: 0,
    lent: 1,
    returned: 0,
  });
  await freshLibrary();
  expect(await todayAt('2026-10-06', 'unit-0001', 'site-0001')).toMatchObject({ isEmpty: true, due: [] });
});
test('what waits is told by what it is and whom it is about', async () => {
  const [latest] = await waitingLines(1);
  expect(latest).toMatchObject({ act: 'loan.put', who: 'Nguyễn Minh Châu', what: 'Cho tôi xin một vé đi tuổi thơ' });
});
test('what the server kept can be sent again or let be; the queue loses nothing', async () => {
  await database().held.put({ seq: 1, outcome: 'quarantined:not_allowed', isOpen: 1 });
  expect(await attentionCount()).toBe(1);
  const [{ queued: held } = { queued: await database().outbox.get(1) }] = await heldOps();
  if (!held) throw new Error('Nothing is held.');
  expect(await heldLines(9)).toMatchObject([{ outcome: 'quarantined:not_allowed', queued: { seq: 1 } }]);
  const before = await database().outbox.count();
  await sendAgain(held);
  expect(await database().outbox.count()).toBe(before + 1);
  expect(await attentionCount()).toBe(0);
  await putAside(held);
  expect(await database().outbox.count()).toBe(before + 1);
});
test('a live question answers again after a change', async () => {
  const answers: number[] = [];
  const subscription = live(() => database().title.count()).subscribe({
    next: (count) => void answers.push(count),
    error: () => undefined,
  });
  await expect.poll(() => answers.length).toBe(1);
  await commit([title.put({ title: 'Quê nội', bookType: 'TN' })]);
  await expect.poll(() => answers.at(-1)).toBe(2);
  subscription.unsubscribe();
});
