// The queue: what waits, what was answered, and that nothing leaves it unanswered.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { member } from '#domain/membership/member.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { peek, settle, waitAgain, waitingNow } from '#device/outbox.ts';
import { freshLibrary } from '../support/fresh-library.ts';

const someone = (fullName: string) => member.put({ fullName, memberKind: 'pupil', status: 'active' });

beforeEach(async () => {
  await freshLibrary();
  for (const name of ['An', 'Bình', 'Chi']) await commit([someone(name)]);
});

test('the oldest waits first', async () => {
  expect((await peek(2)).map((op) => op.fields.fullName)).toEqual(['An', 'Bình']);
  expect(await waitingNow()).toMatchObject({ count: 3, oldest: { seq: 1 } });
});

test('an answered op waits no longer, and those not answered still do', async () => {
  await settle([
    [1, 'applied', 11, null],
    [3, 'parked', 0, null],
  ]);
  expect((await peek(9)).map((op) => op.seq)).toEqual([2]);
});

test('an answer that comes twice, or to an op unknown here, changes nothing', async () => {
  await settle([[1, 'applied', 11, null]]);
  await settle([
    [1, 'quarantined:invalid', 0, null],
    [99, 'applied', 12, null],
  ]);
  expect(await database().outbox.get(1)).toMatchObject({ status: 'answered', outcome: 'applied' });
  expect(await database().member.count()).toBe(3);
});

test('for a restored server everything waits again', async () => {
  await settle([
    [1, 'applied', 11, null],
    [2, 'applied', 12, null],
  ]);
  await waitAgain();
  expect((await peek(9)).map((op) => op.seq)).toEqual([1, 2, 3]);
  await settle([
    [1, 'applied', 11, null],
    [2, 'applied', 12, null],
    [3, 'applied', 13, null],
  ]);
  await waitAgain(3);
  expect((await peek(9)).map((op) => op.seq)).toEqual([3]);
});
