// Parked ops: asked about until the server says what became of them, then they end like any other.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { member } from '#domain/membership/member.ts';
import { parkedOps, settleParked } from '#device/answers/parked.ts';
import { settle, waitAgain } from '#device/answers/settle.ts';
import { trimJournal } from '#device/answers/trim-journal.ts';
import { commit } from '#device/commit.ts';
import type { ClockRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { ownOps, peek } from '#device/outbox.ts';
import { attentionCount } from '#device/read/attention.ts';
import { takeTurn, type Turn } from '#device/round/turn.ts';
import { mostParked } from '#protocol/pull.ts';
import type { Outcome } from '#protocol/push.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const scope = 'people:01939f00-0000-7000-8000-0000000000aa';
let turn: Turn;

beforeEach(async () => {
  await freshLibrary();
  turn = await takeTurn(new AbortController().signal);
});
const add = (fullName: string) => commit([member.put({ fullName, memberKind: 'pupil', status: 'active' })]);
const answer = async (outcome: Outcome) =>
  settle(
    (await peek(500)).map(({ seq }) => [seq, outcome, 0, null]),
    await peek(500),
  );
const pulledUpTo = async (cursor: number) => {
  const clock = (await database().meta.get('clock')) as ClockRow;
  await database().meta.put({ ...clock, cursors: { [scope]: cursor } });
  return { [scope]: cursor };
};
const overlaid = async (cursors: Record<string, number>) => {
  const keys = (await database().outbox.toArray()).map(({ key }) => key);
  return [...(await ownOps(database(), keys, cursors)).values()].flat().length;
};

test('those that were not asked about come first, so that none is forgotten', async () => {
  for (let at = 0; at < mostParked / 20 + 1; at += 1)
    await commit(
      Array.from({ length: 20 }, () => member.put({ fullName: 'An', memberKind: 'pupil', status: 'active' })),
    );
  await answer('parked');
  const asked = new Set([...(await parkedOps()), ...(await parkedOps())]);
  expect(asked.size).toBe(mostParked + 20);
});

test('one that was applied lies over its record until its effect has been pulled', async () => {
  await add('An');
  await answer('parked');
  await pulledUpTo(6);
  await settleParked([[1, 'applied', 7, null]], turn);
  expect(await parkedOps()).toEqual([1]);
  const cursors = await pulledUpTo(7);
  expect(await overlaid(cursors)).toBe(1);
  await settleParked([[1, 'applied', 7, null]], turn);
  expect([await parkedOps(), await overlaid(cursors), await database().held.count()]).toEqual([[], 0, 0]);
  expect((await database().answer.toArray())[0]).toMatchObject({ scopeSeqs: [7], heads: { [scope]: 7 } });
});

test('one that was not applied in the end waits for a person and is no longer shown', async () => {
  await add('An');
  await answer('parked');
  await settleParked([[1, 'quarantined:not_allowed', 0, null]], turn);
  expect([await attentionCount(), await parkedOps(), await database().member.count()]).toEqual([1, [], 0]);
});

test('one whose answer has left the journal leaves it with the news', async () => {
  await add('An');
  await answer('parked');
  for (let at = 0; at < 26; at += 1)
    await commit(
      Array.from({ length: 20 }, () => member.put({ fullName: 'Bình', memberKind: 'pupil', status: 'active' })),
    );
  await answer('applied');
  await pulledUpTo(600);
  expect(await trimJournal(Number.MAX_SAFE_INTEGER)).toBe(true);
  expect(await database().outbox.get(1)).toBeDefined();
  await settleParked([[1, 'applied', 7, null]], turn);
  expect([await database().outbox.get(1), await parkedOps()]).toEqual([undefined, []]);
});

test('one that waits again for a restored server is not settled by what is told of the old one', async () => {
  await add('An');
  await answer('parked');
  await waitAgain();
  await pulledUpTo(9);
  await settleParked([[1, 'applied', 7, null]], turn);
  await settleParked([[1, 'quarantined:invalid', 0, null]], turn);
  expect([await attentionCount(), (await peek(9)).length]).toEqual([0, 1]);
});
