// Each kind of case between two tablets and the real server: both are asked the same, one person answers, and it is settled
// on both; what is merged can be taken apart.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { title } from '#domain/catalogue/title.ts';
import { attendance } from '#domain/events/attendance.ts';
import { readingEvent } from '#domain/events/reading-event.ts';
import { loan } from '#domain/circulation/loan.ts';
import { returnCopy } from '#domain/circulation/return-copy.ts';
import { mergeMembers, partMembers } from '#domain/membership/merge-members.ts';
import { group } from '#domain/membership/group.ts';
import { member } from '#domain/membership/member.ts';
import type { Change } from '#domain/record/change.ts';
import { commit } from '#device/commit.ts';
import type { AnyRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { caseLines, type CaseLine } from '#device/read/cases/case-lines.ts';
import { anySettled, settledLines, type SettledLine } from '#device/read/cases/settled-cases.ts';
import { searchTitles } from '#device/catalogue/desk.ts';
import { writtenLines } from '#device/read/cases/writers.ts';
import { copiesMergedWith, copiesOf } from '#device/read/catalogue.ts';
import { dueBy, heldBy, openLoansOfCopy, returnedBy } from '#device/read/circulation.ts';
import { findByCode } from '#device/read/codes.ts';
import { presenceAt } from '#device/read/events.ts';
import { allMembers, mergedWith, searchMembers, theMember } from '#device/read/membership.ts';
import { sameMembers } from '#device/read/same.ts';
import { plain, speaker } from '#i18n/phrase.ts';
import { createOpenTitle } from '#screens/title/title.store.ts';
import { viewOf } from '../../src/screens/waiting/kinds/kinds.ts';
import { askAgainNow, settleCase } from '../../src/screens/waiting/settle-case.ts';
import { writtenOn } from '../../src/screens/waiting/sides/written-on.ts';
import { lookBack } from '../../src/server/sync/cases/look-back.ts';
import { aMomentLater, twoTablets, type TestDevice } from '../support/devices.ts';
import { freshServer, type FreshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';

let server: FreshServer;
let network: Network;
let one: TestDevice;
let two: TestDevice;
const at = '2026-10-06T07:06:00.000Z';
const inService = { titleId: 'title-0001', siteId: 'site-0001', status: 'inService' } as const;
const child = { memberKind: 'pupil', status: 'active' } as const;
const library: readonly Change[] = [
  title.put({ title: 'Quê nội', bookType: 'TN' }, 'title-0001'),
  copy.put({ ...inService, accessionNumber: 'TN.00001' }, 'copy-0001'),
  copy.put({ ...inService, accessionNumber: 'TN.00002' }, 'copy-0002'),
  member.put({ fullName: 'Lò Thị Mai', cardNumber: '4A1.001', ...child }, 'member-01'),
  member.put({ fullName: 'Hoàng Gia Bảo', cardNumber: '4A1.002', ...child }, 'member-02'),
];
const lend = (memberId: string, id: string, copyId = 'copy-0001') =>
  loan.put({ copyId, memberId, siteId: 'site-0001', lentAt: at, dueOn: '2026-10-16' }, id);
const broughtBack = () => {
  const decision = returnCopy({ copyLoans: [], now: at, brought: { copyId: 'copy-0001', siteId: 'site-0001' } });
  return decision.kind === 'change' ? decision.changes : [];
};
const present = (memberId: string) =>
  attendance.put({ eventId: 'event-0001', memberId, checkedInAt: at, method: 'name' });

beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
  [one, two] = await twoTablets(server);
  await one.at(() => commit(library));
  await everybody();
});
afterEach(() => network.close());

/** Both send and fetch until both have all, and the server has looked at what needs a wider look. */
async function everybody(): Promise<void> {
  for (const device of [one, two]) await device.exchange();
  await lookBack(server.storage, server.storage.server.unitId);
  for (const device of [one, two]) await device.exchange();
}
/** Each writes without having seen the other. */
async function apart(mine: readonly Change[], theirs: readonly Change[]): Promise<void> {
  await one.at(() => commit(mine));
  await two.at(() => commit(theirs));
  await everybody();
}

const gathering = readingEvent.put(
  { title: 'Ngày hội', eventKind: 'bookFair', siteId: 'site-0001', startsAt: at, status: 'open', capacity: 1 },
  'event-0001',
);
const stories: readonly (readonly [kind: string, mine: () => readonly Change[], theirs: () => readonly Change[]])[] = [
  ['doubleLoan', () => [lend('member-01', 'loan-0001')], () => [lend('member-02', 'loan-0002')]],
  [
    'accessionClash',
    () => [copy.put({ ...inService, accessionNumber: 'TN.00009' }, 'copy-0008')],
    () => [copy.put({ ...inService, accessionNumber: 'TN.00009' }, 'copy-0009')],
  ],
  [
    'cardClash',
    () => [member.patch('member-01', { cardNumber: '4A1.009' })],
    () => [member.patch('member-02', { cardNumber: '4A1.009' })],
  ],
  ['strayReturn', broughtBack, () => [lend('member-02', 'loan-0002', 'copy-0002')]],
  ['goneCopyLent', () => [copy.patch('copy-0001', { status: 'lost' })], () => [lend('member-02', 'loan-0002')]],
  ['overCapacity', () => [gathering, present('member-01')], () => [present('member-02')]],
  [
    'sameMember',
    () => [member.put({ fullName: 'Giàng A Páo', ...child }, 'member-11')],
    () => [member.put({ fullName: 'Giàng A Páo', ...child }, 'member-12')],
  ],
  [
    'sameTitle',
    () => [title.put({ title: 'Góc sân và khoảng trời', bookType: 'TN' }, 'title-0011')],
    () => [title.put({ title: 'Góc sân và khoảng trời', bookType: 'TN' }, 'title-0012')],
  ],
  ['editedRemoved', () => [copy.remove('copy-0002')], () => [copy.patch('copy-0002', { price: 45_000 })]],
  [
    'editedRemoved',
    () => [title.remove('title-0001'), copy.remove('copy-0001'), copy.remove('copy-0002')],
    () => [copy.patch('copy-0002', { price: 45_000 })],
  ],
  [
    'twoValues',
    () => [member.patch('member-01', { fullName: 'Lò Thị Mây' })],
    () => [member.patch('member-01', { fullName: 'Lò Thị Mơ' })],
  ],
];

test.each(stories)(
  '%s: both tablets ask, each answer settles it once, and can be taken back',
  async (kind, mine, theirs) => {
    await apart(mine(), theirs());
    const [asked] = await two.at(caseLines);
    expect(asked).toMatchObject({ open: { caseKind: kind }, said: { kind } });
    expect((await one.at(caseLines)).map(({ open }) => open.id)).toEqual([asked?.open.id]);
    const outcomes = viewOf(asked?.open.caseKind as never)?.outcomes(asked as never, speaker('vi')) ?? [];
    const ends = outcomes.flatMap((outcome) => outcome.choices?.outcomes ?? [outcome]);
    expect(ends.length).toBeGreaterThan(1);
    for (const outcome of ends) {
      const before = await one.at(recordsNow);
      const [line] = await two.at(caseLines);
      const { undo } = await two.at(() => settleCase(line as never, outcome));
      await everybody();
      for (const device of [one, two]) expect(await device.at(caseLines)).toEqual([]);
      const [settled, ...more] = await one.at(lately);
      expect([settled?.said.kind, settled?.canGoBack, more]).toEqual([kind, true, []]);
      expect(await one.at(() => anySettled(since))).toBe(true);
      expect(decidedIn(settled)).toBe(outcome.name);
      for (const language of ['vi', 'en'] as const)
        expect(viewOf(settled?.open.caseKind as never)?.stands(settled as never, speaker(language))).toMatch(
          /\S{2}.*\.$/,
        );
      await two.at(undo);
      await everybody();
      for (const device of [one, two]) expect(await device.at(caseLines)).toHaveLength(1);
      expect(await one.at(recordsNow)).toEqual(before);
      expect([await one.at(lately), await one.at(() => anySettled(since))]).toEqual([[], false]);
    }
  },
);

test.each(['one', 'two'] as const)(
  'a class that one tablet took back while the other wrote it down as well is asked about, whoever sends first: %s',
  async (first) => {
    const fourA1 = group.put({ name: '4A1', groupKind: 'class', schoolYear: '2026–2027' }, 'group-0001');
    await two.at(() => commit([fourA1]));
    await one.at(() => commit([fourA1]));
    await one.at(() => commit([group.remove('group-0001')]));
    if (first === 'two') await two.exchange();
    await everybody();
    for (const device of [one, two])
      expect((await device.at(caseLines)).map(({ open }) => [open.caseKind, open.subjects])).toEqual([
        ['editedRemoved', ['group-0001']],
      ]);
  },
);

const since = '2026-01-01T00:00:00.000Z';
const lately = () => settledLines(since, 20);
const decidedIn = (line: SettledLine | undefined) =>
  viewOf(line?.open.caseKind as never)?.decided(line as never, speaker('vi'));
/** What the library says, without stamps. */
async function recordsNow(): Promise<unknown> {
  const books = ['loan', 'copy', 'title', 'strayReturn', 'sameTitle', 'sameCopy'] as const;
  const types = [...books, 'member', 'readingEvent', 'sameMember'] as const;
  const rows = await Promise.all(types.map((type) => database().table<AnyRow, string>(type).toArray()));
  const standing = rows.flat().filter(({ removed }) => !removed);
  const beside = new Set(['seq', 'body', 'endedBy', 'movedBy', 'renumberedBy']);
  return standing.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null && !beside.has(name))),
  );
}

test('a decision of an earlier day is taken back on the other tablet, as long as the book has not moved on', async () => {
  await apart([lend('member-01', 'loan-0001')], [lend('member-02', 'loan-0002')]);
  const [line] = await one.at(caseLines);
  const answers = viewOf('doubleLoan')?.outcomes(line as never, speaker('vi')) ?? [];
  await one.at(() => settleCase(line as never, answers.at(-1)));
  await everybody();
  const [settled] = await two.at(lately);
  await two.at(() => askAgainNow(settled?.open as never));
  await everybody();
  for (const device of [one, two])
    expect(await device.at(caseLines)).toMatchObject([{ loans: [{}, {}], open: { status: 'open' } }]);
  const [again] = await one.at(caseLines);
  await one.at(() => settleCase(again as never, answers.at(-1)));
  await one.at(() => commit([lend('member-01', 'loan-0003')]));
  await everybody();
  for (const device of [one, two]) expect(await device.at(lately)).toMatchObject([{ canGoBack: false }]);
});

const answersOf = (kind: string, line: CaseLine | undefined) =>
  viewOf(kind as never)?.outcomes(line as never, speaker('vi')) ?? [];
const lendNow = (memberId: string, id: string) =>
  loan.put({ ...lend(memberId, id).fields, lentAt: new Date().toISOString() } as never, id);

test('a wrong scan is not asked about again once the book was lent: the new loan stands', async () => {
  await apart(broughtBack(), []);
  const [line] = await one.at(caseLines);
  await one.at(() =>
    settleCase(
      line as never,
      answersOf('strayReturn', line).find(({ key }) => key === 'wrong-scan'),
    ),
  );
  await everybody();
  expect(await two.at(lately)).toMatchObject([{ canGoBack: true }]);
  await one.at(() => commit([lendNow('member-01', 'loan-0003')]));
  await everybody();
  const [settled] = await two.at(lately);
  expect(settled?.canGoBack).toBe(false);
  await two.at(() => askAgainNow(settled?.open as never));
  await everybody();
  expect(await one.at(() => heldBy('member-01'))).toMatchObject([{ loan: { id: 'loan-0003' } }]);
});

test('a decision is not taken back when the book was lent and came back in between', async () => {
  await apart([lend('member-01', 'loan-0001')], [lend('member-02', 'loan-0002')]);
  const [line] = await one.at(caseLines);
  await one.at(() => settleCase(line as never, answersOf('doubleLoan', line).at(-1)));
  await aMomentLater();
  await one.at(() => commit([lendNow('member-01', 'loan-0003')]));
  await one.at(() => commit([loan.patch('loan-0003', { returnedAt: new Date().toISOString() })]));
  await everybody();
  for (const device of [one, two]) expect(await device.at(lately)).toMatchObject([{ canGoBack: false }]);
});

/** What the case says, and what may be answered. */
async function asked(device: TestDevice): Promise<{ said: unknown; keys: string[] }> {
  const [line] = await device.at(caseLines);
  const outcomes = viewOf('doubleLoan')?.outcomes(line as never, speaker('vi')) ?? [];
  return { said: line?.said, keys: outcomes.map(({ key }) => key) };
}

test('a book lent twice to one member is with that member or on the shelf; nobody else can have it', async () => {
  const later = loan.patch('loan-0002', { lentAt: '2026-10-06T07:09:00.000Z' });
  await apart([lend('member-01', 'loan-0001')], [lend('member-01', 'loan-0002'), later]);
  expect(await asked(one)).toMatchObject({ said: { twiceTo: 'Lò Thị Mai' }, keys: ['loan-0002', 'shelf'] });
  const [line] = await one.at(caseLines);
  const [hasIt] = viewOf('doubleLoan')?.outcomes(line as never, speaker('vi')) ?? [];
  await one.at(() => settleCase(line as never, hasIt));
  await everybody();
  expect(await two.at(() => heldBy('member-01'))).toMatchObject([{ loan: { id: 'loan-0002' } }]);
});

test('two loans of one copy are of one member as soon as the two who have them are found to be one', async () => {
  await apart([lend('member-01', 'loan-0001')], [lend('member-02', 'loan-0002')]);
  expect((await asked(two)).keys).toHaveLength(4);
  const [kept, other] = await one.at(async () => [await theMember('member-01'), await theMember('member-02')]);
  const decision = mergeMembers({ kept: kept as never, other: other as never, same: await one.at(sameMembers) });
  if (decision.kind === 'change') await one.at(() => commit(decision.changes));
  await everybody();
  expect(await asked(two)).toMatchObject({ said: { twiceTo: 'Lò Thị Mai' }, keys: [expect.any(String), 'shelf'] });
});

/** One says that the first of two borrowers has the book, the other, later, that the second has. */
async function opposite(): Promise<void> {
  await apart([lend('member-01', 'loan-0001')], [lend('member-02', 'loan-0002')]);
  const pick = async (holder: string) => {
    const [line] = await caseLines();
    const answer = viewOf('doubleLoan')
      ?.outcomes(line as never, speaker('vi'))
      .find(({ key }) => key === holder);
    return settleCase(line as never, answer);
  };
  await one.at(() => pick('loan-0001'));
  await two.at(() => pick('loan-0002'));
}

test.each([
  ['the one who said it first', () => [one, two]],
  ['the one who said it last', () => [two, one]],
] as const)('two opposite answers about one book: the later counts whole when %s comes first', async (_who, order) => {
  await opposite();
  for (const device of [...order(), ...order()]) await device.exchange();
  for (const device of [one, two]) {
    expect(await device.at(() => heldBy('member-02'))).toMatchObject([{ loan: { id: 'loan-0002' } }]);
    expect(await device.at(() => heldBy('member-01'))).toEqual([]);
    expect(await device.at(caseLines)).toEqual([]);
  }
});

test('two who keep different sides of one number, and give the same new one: the later counts whole', async () => {
  const [, mine, theirs] = stories[1] as (typeof stories)[number];
  await apart(mine(), theirs());
  for (const [device, nth] of [
    [one, 0],
    [two, 1],
  ] as const) {
    const [line] = await device.at(caseLines);
    const answer = viewOf('accessionClash')
      ?.outcomes(line as never, speaker('vi'))
      .filter(({ key }) => key.startsWith('copy-'))[nth];
    await device.at(() => settleCase(line as never, answer));
  }
  await everybody();
  for (const device of [one, two]) {
    expect(await device.at(caseLines)).toEqual([]);
    const copies = await device.at(() => database().copy.orderBy('id').toArray());
    const numbers = copies.map(({ accessionNumber }) => accessionNumber).filter((number) => number > 'TN.00008');
    expect(numbers).toEqual(['TN.00010', 'TN.00009']);
  }
});

/** What may be answered to the case of this kind, in its own words. */
async function answersTo(device: TestDevice, kind: string): Promise<string[]> {
  const line = (await device.at(caseLines)).find(({ open }) => open.caseKind === kind);
  return (viewOf(kind as never)?.outcomes(line as never, speaker('vi')) ?? []).map(({ name }) => name);
}
const twin = (id: string, rollNumber?: number) =>
  member.put({ fullName: 'Giàng A Páo', cardNumber: '4A1.009', ...(rollNumber ? { rollNumber } : {}), ...child }, id);

test('two records of one child with one card: the card is asked about no more once they are one, and again when apart', async () => {
  await apart([twin('member-11')], [twin('member-12')]);
  expect((await one.at(caseLines)).map(({ said }) => said.kind).sort()).toEqual(['cardClash', 'sameMember']);
  const line = (await two.at(caseLines)).find(({ open }) => open.caseKind === 'sameMember');
  const [areOne] = viewOf('sameMember')?.outcomes(line as never, speaker('vi')) ?? [];
  const { undo } = await two.at(() => settleCase(line as never, areOne));
  expect(await answersTo(two, 'cardClash')).toEqual([]);
  await everybody();
  for (const device of [one, two]) expect(await device.at(caseLines)).toEqual([]);
  await two.at(undo);
  await everybody();
  for (const device of [one, two]) expect(await answersTo(device, 'cardClash')).toHaveLength(3);
});

test('two children who are called the same are told apart on the buttons, by no more than it takes', async () => {
  await apart([twin('member-11', 7)], [twin('member-12', 12)]);
  expect((await answersTo(one, 'cardClash')).sort()).toEqual([
    'Cùng một người, gộp lại',
    'Giàng A Páo, số 12 trong lớp giữ',
    'Giàng A Páo, số 7 trong lớp giữ',
  ]);
  await one.at(() => commit([member.patch('member-12', { fullName: 'Giàng A Pao' })]));
  expect((await answersTo(one, 'cardClash')).slice(1).sort()).toEqual(['A Pao giữ', 'A Páo giữ']);
});

test('no two buttons of a case read alike, whatever its sides have in common', async () => {
  const sameBook = (id: string) => copy.put({ ...inService, accessionNumber: 'TN.00009' }, id);
  await apart(
    [sameBook('copy-0008'), twin('member-11'), lend('member-01', 'loan-0001')],
    [sameBook('copy-0009'), twin('member-12'), lend('member-02', 'loan-0002')],
  );
  await one.at(() => commit([member.patch('member-02', { fullName: 'Lò Thị Mai' })]));
  for (const kind of ['accessionClash', 'cardClash', 'doubleLoan']) {
    const names = await answersTo(one, kind);
    expect(names.length).toBeGreaterThan(1);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('nobody is reminded of a loan that is asked about, and the book reads the same under either borrower', async () => {
  await apart([lend('member-01', 'loan-0001')], [lend('member-02', 'loan-0002')]);
  expect(await two.at(() => dueBy('2026-12-01'))).toEqual([]);
  const doubts = await two.at(async () => [...(await heldBy('member-01')), ...(await heldBy('member-02'))]);
  expect(doubts).toMatchObject([{ isAsked: true }, { isAsked: true }]);
});

test('a loan that turns up after its book came back is over, and nobody is asked', async () => {
  await two.at(() => commit([lend('member-02', 'loan-0002')]));
  await one.at(() => commit(broughtBack()));
  await one.exchange();
  await everybody();
  expect(await one.at(caseLines)).toEqual([]);
  expect(await one.at(() => database().loan.get('loan-0002'))).toMatchObject({ returnedAt: at });
});

test('two members that are one: one in lists, both cards open it, loans and heads are counted once; and apart again', async () => {
  const merge = async () => {
    const [kept, other] = [await theMember('member-01'), await theMember('member-02')];
    const decision = mergeMembers({ kept: kept as never, other: other as never, same: await sameMembers() });
    if (decision.kind === 'change') await commit(decision.changes);
  };
  await one.at(() => commit([lend('member-01', 'loan-0001'), gathering, present('member-01')]));
  await two.at(() => commit([lend('member-02', 'loan-0002', 'copy-0002'), present('member-02')]));
  await everybody();
  await one.at(merge);
  await two.at(merge);
  await everybody();
  for (const device of [one, two])
    await device.at(async () => {
      expect((await allMembers()).map(({ id }) => id)).toEqual(['member-01']);
      expect(await searchMembers('bảo', 5)).toMatchObject([{ id: 'member-01' }]);
      expect(await findByCode('4A1.002')).toMatchObject({ kind: 'member', member: { id: 'member-01' } });
      expect(await heldBy('member-02')).toHaveLength(2);
      expect((await presenceAt('event-0001')).tally.total).toBe(1);
    });
  await two.at(async () => {
    const [merged] = await mergedWith('member-01');
    const decision = partMembers({ link: merged?.link as never });
    if (decision.kind === 'change') await commit(decision.changes);
  });
  await everybody();
  for (const device of [one, two])
    await device.at(async () => {
      expect(await allMembers()).toHaveLength(2);
      expect(await heldBy('member-02')).toMatchObject([{ loan: { id: 'loan-0002' } }]);
    });
});

test('two titles that are one: found under both names, copies under one', async () => {
  await apart(
    [title.put({ title: 'Dế Mèn', bookType: 'TN', isbn: '9786042098374' }, 'title-0021')],
    [
      title.put({ title: 'Dế Mèn phiêu lưu ký', bookType: 'TN', isbn: '9786042098374' }, 'title-0022'),
      copy.put({ ...inService, titleId: 'title-0022', accessionNumber: 'TN.00022' }, 'copy-0022'),
    ],
  );
  const [line] = await one.at(caseLines);
  const [merge] = viewOf('sameTitle')?.outcomes(line as never, speaker('vi')) ?? [];
  await one.at(() => settleCase(line as never, merge));
  await everybody();
  await two.at(async () => {
    const { count, titles } = await searchTitles({ typed: 'phieu', levels: [], most: 5 });
    const shown = titles[0]?.id ?? '';
    expect(count).toBe(1);
    expect((await copiesOf([shown])).get(shown)).toHaveLength(1);
    expect(await findByCode('TN.00022')).toMatchObject({ kind: 'copy', title: { id: shown } });
  });
});

/** Written down on both, with one number. */
const twice = (id: string, titleId = 'title-0001') =>
  copy.put({ ...inService, titleId, accessionNumber: 'TN.00009' }, id);
/** Answers the case of this kind on that device, and gives what is said to be true then. */
async function answer(device: TestDevice, kind: string, key: RegExp, language: 'vi' | 'en' = 'vi') {
  return device.at(async () => {
    const line = (await caseLines()).find(({ open }) => open.caseKind === kind);
    const ends = answersOf(kind, line).flatMap((outcome) => outcome.choices?.outcomes ?? [outcome]);
    const settled = await settleCase(
      line as never,
      ends.find((end) => key.test(end.key)),
    );
    const truth = viewOf(kind as never)?.stands(settled.line as never, speaker(language));
    return { undo: settled.undo, truth: plain(truth ?? '') };
  });
}

test('one book written down on two tablets: one copy in lists, its loans told and brought back under either record; and apart again', async () => {
  await apart(
    [twice('copy-0008'), lend('member-01', 'loan-0001', 'copy-0008')],
    [
      twice('copy-0009'),
      loan.put({ ...lend('member-02', 'loan-0002', 'copy-0009').fields, returnedAt: at } as never, 'loan-0002'),
    ],
  );
  expect((await one.at(() => copiesOf(['title-0001']))).get('title-0001')).toHaveLength(4);
  const { undo, truth } = await answer(two, 'accessionClash', /^one /);
  expect(truth).toBe('Quê nội (TN.00009) nay là một bản.');
  await everybody();
  for (const device of [one, two])
    await device.at(async () => {
      expect(await caseLines()).toEqual([]);
      const copies = (await copiesOf(['title-0001'])).get('title-0001') ?? [];
      expect(copies.map(({ copy: { accessionNumber }, dueOn }) => [accessionNumber, dueOn])).toEqual([
        ['TN.00001', undefined],
        ['TN.00002', undefined],
        ['TN.00009', '2026-10-16'],
      ]);
      expect(await findByCode('TN.00009')).toMatchObject({ kind: 'copy', copy: { id: copies[2]?.copy.id } });
      expect(await openLoansOfCopy('copy-0008')).toMatchObject([{ id: 'loan-0001' }]);
      expect(await openLoansOfCopy('copy-0009')).toMatchObject([{ id: 'loan-0001' }]);
      expect(await heldBy('member-01')).toMatchObject([{ copy: { accessionNumber: 'TN.00009' } }]);
      expect(await returnedBy('member-02', 5)).toMatchObject([{ copy: { accessionNumber: 'TN.00009' } }]);
      expect(await database().copy.bulkGet(['copy-0008', 'copy-0009'])).toMatchObject([
        { status: 'inService' },
        { status: 'inService' },
      ]);
    });
  await two.at(undo);
  await everybody();
  for (const device of [one, two])
    await device.at(async () => {
      expect((await copiesOf(['title-0001'])).get('title-0001')).toHaveLength(4);
      expect(await caseLines()).toMatchObject([{ said: { kind: 'accessionClash' } }]);
      expect(await openLoansOfCopy('copy-0009')).toEqual([]);
    });
});

test('a book written down under two titles is a copy of the one that is right; what was asked about it can be seen and parted', async () => {
  await apart(
    [twice('copy-0008')],
    [title.put({ title: 'Quê ngoại', bookType: 'TN' }, 'title-0031'), twice('copy-0009', 'title-0031')],
  );
  const [line] = await one.at(caseLines);
  const asking = answersOf('accessionClash', line).at(-1);
  expect([asking?.name, asking?.choices?.outcomes.map(({ name }) => name).sort()]).toEqual([
    'Cùng một cuốn, ghi hai lần',
    ['Cùng một cuốn: Quê ngoại', 'Cùng một cuốn: Quê nội'],
  ]);
  await answer(one, 'accessionClash', /^one copy-0009/);
  await everybody();
  for (const device of [one, two])
    await device.at(async () => {
      expect(await findByCode('TN.00009')).toMatchObject({ copy: { id: 'copy-0009' }, title: { title: 'Quê ngoại' } });
      expect((await copiesOf(['title-0001'])).get('title-0001')).toHaveLength(2);
      const [merged] = await copiesMergedWith('copy-0009');
      expect(merged?.copy.id).toBe('copy-0008');
    });
  const page = createOpenTitle();
  await two.at(async () => page.getState().partCopy((await copiesMergedWith('copy-0009'))[0]?.link as never));
  await everybody();
  expect(await one.at(caseLines)).toMatchObject([{ said: { kind: 'accessionClash', number: 'TN.00009' } }]);
  await two.at(async () => page.getState().undo?.());
  await everybody();
  expect(await one.at(caseLines)).toEqual([]);
});

test('one child with one card written down on two tablets: merged from the case of the card, and both questions are answered', async () => {
  await apart(
    [twin('member-11'), lend('member-11', 'loan-0001')],
    [twin('member-12'), lend('member-12', 'loan-0002', 'copy-0002')],
  );
  const { undo, truth } = await answer(two, 'cardClash', /^one/, 'en');
  expect(truth).toBe('Giàng A Páo is one member now.');
  await everybody();
  for (const device of [one, two]) {
    expect(await device.at(caseLines)).toEqual([]);
    expect(await device.at(() => heldBy('member-12'))).toHaveLength(2);
    expect(await device.at(() => findByCode('4A1.009'))).toMatchObject({ kind: 'member' });
  }
  await two.at(undo);
  await everybody();
  for (const device of [one, two]) {
    expect(await answersTo(device, 'cardClash')).toHaveLength(3);
    expect(await device.at(() => heldBy('member-12'))).toHaveLength(1);
  }
});

test('two who both say that two records are one child merge them once, whichever name each kept', async () => {
  await apart(
    [member.patch('member-01', { cardNumber: '4A1.009' })],
    [member.patch('member-02', { cardNumber: '4A1.009' })],
  );
  await answer(one, 'cardClash', /^one member-01/);
  await answer(two, 'cardClash', /^one member-02/);
  await everybody();
  for (const device of [one, two]) {
    expect(await device.at(caseLines)).toEqual([]);
    expect(await device.at(allMembers)).toMatchObject([{ fullName: 'Lò Thị Mai' }]);
    expect(await device.at(lately)).toMatchObject([{ canGoBack: true }]);
  }
  expect(await one.at(() => database().sameMember.toArray())).toEqual(
    await two.at(() => database().sameMember.toArray()),
  );
});

test('while two loans of one book are asked about, it reads the same at every desk, on the shelf and under either borrower', async () => {
  await apart([lend('member-01', 'loan-0001')], [lend('member-02', 'loan-0002')]);
  for (const device of [one, two]) {
    const held = await device.at(async () => [...(await heldBy('member-01')), ...(await heldBy('member-02'))]);
    expect(held.map(({ isAsked }) => isAsked)).toEqual([true, true]);
    const [book, other] = (await device.at(() => copiesOf(['title-0001']))).get('title-0001') ?? [];
    expect([book?.isAsked, other?.isAsked]).toEqual([true, undefined]);
  }
  const { truth } = await answer(one, 'doubleLoan', /^loan-0002/);
  expect(truth).toBe('Gia Bảo đang giữ Quê nội.');
  await everybody();
  for (const device of [one, two]) {
    expect((await device.at(() => copiesOf(['title-0001']))).get('title-0001')?.[0]?.isAsked).toBeUndefined();
    expect((await device.at(() => heldBy('member-02')))[0]?.isAsked).toBeUndefined();
  }
});

test('each of two loans names the device that wrote it, by the name that people gave it; one that is not known is the place', async () => {
  const nameAs = async (device: TestDevice, name: string) => {
    const id = await device.at(async () => ((await database().meta.get('clock')) as { device: string }).device);
    const rows = await server.storage.transaction((open) => open.devicesOf(server.storage.server.unitId));
    await server.storage.transaction((open) => open.putDevice({ ...rows.find((row) => row.id === id), name } as never));
  };
  await nameAs(one, 'Máy bàn mượn trả');
  await nameAs(two, 'Máy cô Hoa');
  await apart([lend('member-01', 'loan-0001')], [lend('member-02', 'loan-0002')]);
  const namesOn = (device: TestDevice) =>
    device.at(async () => {
      const [line] = await writtenLines();
      return ['loan-0001', 'loan-0002'].map((id) => writtenOn(line as never, id, speaker('vi')));
    });
  for (const device of [one, two]) expect(await namesOn(device)).toEqual(['Máy bàn mượn trả', 'Máy cô Hoa']);
  await nameAs(two, 'Máy bàn mượn trả');
  await everybody();
  expect(await namesOn(one)).toEqual(['Máy bàn mượn trả (máy này)', 'Máy bàn mượn trả']);
  expect(await namesOn(two)).toEqual(['Máy bàn mượn trả', 'Máy bàn mượn trả (máy này)']);
  await one.at(() => database().meta.delete('names'));
  expect(await namesOn(one)).toEqual(['máy này', undefined]);
});
