// Answers of the server: taken in order, once, and taken back when the server was restored.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { member } from '#domain/membership/member.ts';
import { putAside } from '#device/answers/held.ts';
import { settle, waitAgain } from '#device/answers/settle.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { peek, waitingNow } from '#device/outbox.ts';
import { attentionCount } from '#device/read/attention.ts';
import type { PushAnswer } from '#protocol/push.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

type Outcomes = PushAnswer['outcomes'];
const applied = (seq: number): Outcomes[number] => [seq, 'applied', 10 + seq, null];
const waiting = async () => (await peek(9)).map((op) => op.seq);

beforeEach(async () => {
  await freshLibrary();
  for (const fullName of ['An', 'Bình', 'Chi'])
    await commit([member.put({ fullName, memberKind: 'pupil', status: 'active' })]);
});

test('an answered op waits no longer, and those behind it still do', async () => {
  await settle([applied(1), [2, 'parked', 0, null]], await peek(9));
  expect(await waiting()).toEqual([3]);
  expect((await waitingNow()).count).toBe(1);
});

test('an answer that comes twice, out of turn, or to an op unknown here, changes nothing', async () => {
  const sent = await peek(9);
  await settle([applied(1)], sent);
  await settle([[1, 'quarantined:invalid', 0, null], applied(3), applied(99)], sent);
  expect(await waiting()).toEqual([2, 3]);
  expect(await database().member.count()).toBe(3);
  expect(await attentionCount()).toBe(0);
});

test('for a restored server everything waits again, from any number on', async () => {
  const sent = await peek(9);
  const all = [applied(1), applied(2), applied(3)];
  await settle(all, sent);
  await waitAgain(3);
  expect(await waiting()).toEqual([3]);
  await settle(all, sent);
  expect(await waiting()).toEqual([]);
  await waitAgain();
  expect(await waiting()).toEqual([1, 2, 3]);
});

test('what a person has put aside stays aside when a restored server says the same again', async () => {
  const sent = await peek(9);
  const refused: Outcomes = [[1, 'quarantined:invalid', 0, null], applied(2), applied(3)];
  await settle(refused, sent);
  const first = await database().outbox.get(1);
  if (first) await putAside(first);
  await waitAgain();
  await settle(refused, sent);
  expect([await attentionCount(), await waiting()]).toEqual([0, []]);
  await waitAgain();
  await settle([applied(1), applied(2), applied(3)], sent);
  expect(await database().held.count()).toBe(0);
});

test('a record whose state came before the answer is drawn from what the server has', async () => {
  const [id] = await database().member.toCollection().primaryKeys();
  const row = await database().member.get(id ?? '');
  const key = `member ${id}`;
  const seq = row?.fullName === 'An' ? 1 : row?.fullName === 'Bình' ? 2 : 3;
  const theirs = { fields: { fullName: 'Ân', memberKind: 'pupil', status: 'active' }, stamps: { '*': 'f'.repeat(32) } };
  await database().shadow.put({ key, seq: 10 + seq, state: theirs });
  await settle([applied(1), applied(2), applied(3)], await peek(9));
  expect(await database().member.get(id ?? '')).toMatchObject({ fullName: 'Ân', seq: 10 + seq });
  expect(await database().shadow.count()).toBe(0);
});
