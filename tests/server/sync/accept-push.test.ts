// What becomes of ops that tablets hand in: nothing is dropped, nothing counts twice, nothing blocks anything else.
import { beforeEach, expect, test } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { caseRecord } from '#domain/cases/case.ts';
import { sameCopy } from '#domain/catalogue/same-copy.ts';
import { title } from '#domain/catalogue/title.ts';
import { loan } from '#domain/circulation/loan.ts';
import { sameMember } from '#domain/membership/same-member.ts';
import { linkOf } from '#domain/record/same-as.ts';
import { unit } from '#domain/places/unit.ts';
import { opToWire, type Op } from '#protocol/op.ts';
import { acceptPush } from '../../../src/server/sync/accept-push.ts';
import type { Storage, Transaction } from '../../../src/server/storage/storage.ts';
import { freshServer, freshTablet } from '../../support/fresh-server.ts';

let storage: Storage;
beforeEach(async () => {
  ({ storage } = await freshServer());
});
const book = title.put({ title: 'Quê nội', bookType: 'TN' }, 'title-0001');
const unitScope = () => `unit:${storage.server.unitId}`;
const rows = () => storage.rowsAfter({ scope: unitScope(), after: 0, upTo: 1_000, most: 1_000 });

test('a book from a tablet is applied and numbered in its scope', async () => {
  const tablet = await freshTablet(storage);
  const answer = await tablet.push(storage, [tablet.op(book)]);
  expect(answer.outcomes).toEqual([[1, 'applied', 1, null]]);
  expect(await storage.head(unitScope())).toMatchObject({ head: 1 });
  expect(await rows()).toMatchObject([{ id: 'title-0001', seq: 1, state: { fields: { title: 'Quê nội' } } }]);
});

test('the same ops sent again after a lost answer get the same answer and change nothing', async () => {
  const tablet = await freshTablet(storage);
  const ops = [tablet.op(book), tablet.op(title.patch('title-0001', { year: 1984 }))];
  const first = await tablet.push(storage, ops);
  const again = await tablet.push(storage, ops);
  expect(again.outcomes).toEqual(first.outcomes);
  expect(await rows()).toHaveLength(1);
  expect((await storage.head(unitScope())).head).toBe(1);
});

test('a tablet whose numbers jump is told where to go on', async () => {
  const tablet = await freshTablet(storage);
  const [, second] = [tablet.op(book), tablet.op(book)];
  expect(await tablet.tryPush(storage, [second])).toEqual({
    kind: 'conflict',
    conflict: { conflict: 'seq_gap', expect: 1 },
  });
});

test('another op under a number that was used means that two browsers share one identity', async () => {
  const tablet = await freshTablet(storage);
  const op = tablet.op(book);
  await tablet.push(storage, [op]);
  const other = { ...op, fields: { ...op.fields, title: 'Tảng sáng' } };
  expect(await tablet.tryPush(storage, [other])).toMatchObject({ conflict: { conflict: 'device_fork' } });
});

test('a batch sent ahead that follows another op than the one that stands there is of a copy of its tablet', async () => {
  const tablet = await freshTablet(storage);
  const [first, second] = [tablet.op(book), tablet.op(book)];
  await tablet.push(storage, [first]);
  const ahead = (follows: string) =>
    acceptPush({ storage, device: tablet.row, ops: [opToWire(second)], follows, nowMs: 1_800_000_000_000 });
  expect(await ahead(second.stamp)).toEqual({ kind: 'conflict', conflict: { conflict: 'device_fork', at: 1 } });
  expect(await ahead(first.stamp)).toMatchObject({ kind: 'answer', answer: { upto: 2 } });
});
test('of an op whose text has left the journal nothing is left to compare: what follows it is taken in', async () => {
  const tablet = await freshTablet(storage);
  const [first, second] = [tablet.op(book), tablet.op(book)];
  await tablet.push(storage, [first]);
  await storage.care.shortenOps({ device: '', seq: 0 }, '2100-01-01T00:00:00.000Z');
  const pushing = { storage, device: tablet.row, follows: first.stamp, nowMs: 1_800_000_000_000 };
  expect(await acceptPush({ ...pushing, ops: [opToWire(second)] })).toMatchObject({ answer: { upto: 2 } });
});
test('a batch sent ahead waits for the one in front of it', async () => {
  const tablet = await freshTablet(storage);
  const [first, second] = [tablet.op(book), tablet.op(book)];
  const pushing = { storage, device: tablet.row, follows: first.stamp, nowMs: 1_800_000_000_000 };
  expect(await acceptPush({ ...pushing, ops: [opToWire(second)] })).toEqual({
    kind: 'conflict',
    conflict: { conflict: 'seq_gap', expect: 1 },
  });
});

test('a change to a record that is not there yet is parked and applied when the record comes', async () => {
  const [early, late] = [await freshTablet(storage), await freshTablet(storage)];
  const parked = await early.push(storage, [early.op(title.patch('title-0001', { year: 1984 }))]);
  expect(parked.outcomes).toEqual([[1, 'parked', 0, null]]);
  await late.push(storage, [late.op(book, { wall: 1_700_000_000_000 })]);
  expect(await rows()).toMatchObject([{ state: { fields: { title: 'Quê nội', year: 1984 } } }]);
});

test('what a volunteer may not write is kept for a person and blocks nothing', async () => {
  const tablet = await freshTablet(storage, 'volunteer');
  const lent = loan.put({
    copyId: 'copy-0001',
    memberId: 'member-01',
    siteId: 'site-0001',
    lentAt: '2026-10-06T07:06:00.000Z',
    dueOn: '2026-10-16',
  });
  const answer = await tablet.push(storage, [tablet.op(book), tablet.op(lent)]);
  expect(answer.outcomes.map(([, outcome]) => outcome)).toEqual(['quarantined:not_allowed', 'applied']);
});

test('whoever answers for the library says that two members or two copies are one, and settles what is asked; a volunteer does not', async () => {
  for (const [role, outcome] of [
    ['volunteer', 'quarantined:not_allowed'],
    ['librarian', 'applied'],
  ] as const) {
    const tablet = await freshTablet(storage, role);
    const said = [
      sameCopy.put(linkOf('copy-0001', 'copy-0002')),
      sameMember.put(linkOf('member-01', 'member-02')),
      caseRecord.put(
        { caseKind: 'accessionClash', subjects: [], openedAt: '2026-10-06T07:06:00.000Z', status: 'settled' },
        `case-${role}`,
      ),
    ];
    const answer = await tablet.push(
      storage,
      said.map((change) => tablet.op(change)),
    );
    expect(answer.outcomes.map(([, one]) => one)).toEqual([outcome, outcome, outcome]);
  }
});

test('an op for another library is kept and not applied', async () => {
  const tablet = await freshTablet(storage);
  const answer = await tablet.push(storage, [tablet.op(book, { scope: 'unit:somebody-elses' })]);
  expect(answer.outcomes[0]?.[1]).toBe('quarantined:wrong_scope');
});

test('of changes written together all are applied or none', async () => {
  const tablet = await freshTablet(storage);
  const good = tablet.op(book, { group: 1 });
  const bad = tablet.op(copy.put({ titleId: 'title-0001', siteId: 'site-0001', accessionNumber: '', status: 'lost' }), {
    group: 1,
  });
  const after = tablet.op(title.put({ title: 'Tảng sáng', bookType: 'TN' }));
  const answer = await tablet.push(storage, [good, bad, after]);
  expect(answer.outcomes.map(([, outcome]) => outcome)).toEqual([
    'quarantined:invalid',
    'quarantined:invalid',
    'applied',
  ]);
  expect(await rows()).toHaveLength(1);
});

test('a record of a newer app is parked, not refused', async () => {
  const tablet = await freshTablet(storage);
  const answer = await tablet.push(storage, [tablet.op(book, { version: 9_999 })]);
  expect(answer.outcomes[0]?.[1]).toBe('parked');
});

test('a tablet whose clock is set to 2099 does not win over a later writing', async () => {
  const [fast, right] = [await freshTablet(storage), await freshTablet(storage)];
  const name = (text: string) => unit.put({ name: text, unitKind: 'school' }, storage.server.unitId);
  const now = 1_800_000_000_000;
  await fast.push(storage, [fast.op(name('Năm 2099'), { wall: Date.UTC(2099, 1, 1) })], now);
  expect(await rows()).toMatchObject([{ state: { fields: { name: 'Năm 2099' } } }]);
  await right.push(storage, [right.op(name('Sau đó'), { wall: now + 1_000 })], now + 2_000);
  expect(await rows()).toMatchObject([{ state: { fields: { name: 'Sau đó' } } }]);
});

test('what is no batch of ops of this tablet is nonsense', async () => {
  const [one, other] = [await freshTablet(storage), await freshTablet(storage)];
  expect(await one.tryPush(storage, [other.op(book)])).toEqual({ kind: 'nonsense' });
});

/** The server's storage with a mistake of ours in it: records like these are not written. */
function failingWhere(isMistaken: (changed: Parameters<Transaction['putRecords']>[0]) => boolean): Storage {
  return {
    ...storage,
    transaction: (work) =>
      storage.transaction((transaction) =>
        work({
          ...transaction,
          putRecords: (changed) => {
            if (isMistaken(changed)) throw new TypeError('a mistake');
            return transaction.putRecords(changed);
          },
        }),
      ),
  };
}
test('a mistake of ours with one op holds up no other: it is kept for a person, under its number', async () => {
  const tablet = await freshTablet(storage);
  const failing = failingWhere((changed) => changed.some(({ state }) => state.fields.title === 'Tảng sáng'));
  const names = ['Quê nội', 'Tảng sáng', 'Đất rừng phương Nam'];
  const ops = names.map((name) => tablet.op(title.put({ title: name, bookType: 'TN' })));
  const answer = await tablet.push(failing, ops);
  expect(answer.outcomes.map(([, outcome]) => outcome)).toEqual(['applied', 'quarantined:server_error', 'applied']);
  expect(answer.upto).toBe(3);
  expect(await rows()).toHaveLength(2);
  expect((await tablet.push(storage, ops)).outcomes).toEqual(answer.outcomes);
});
test('a mistake of ours in a batch that was sent ahead makes nobody a copy of its tablet', async () => {
  const tablet = await freshTablet(storage);
  const [first, ...ahead] = ['Quê nội', 'Tảng sáng', 'Đất rừng phương Nam'].map((name) =>
    tablet.op(title.put({ title: name, bookType: 'TN' })),
  );
  await tablet.push(storage, [first as Op]);
  const failing = failingWhere((changed) => changed.length > 1);
  const pushing = { storage: failing, device: tablet.row, follows: first?.stamp, nowMs: 1_800_000_000_000 };
  expect(await acceptPush({ ...pushing, ops: ahead.map(opToWire) })).toMatchObject({
    kind: 'answer',
    answer: {
      outcomes: [
        [2, 'applied'],
        [3, 'applied'],
      ].map((start) => [...start, expect.any(Number), null]),
    },
  });
});
