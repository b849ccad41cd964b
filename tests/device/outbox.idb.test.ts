// The queue: what waits, and which own ops lie over what the server sent.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { member } from '#domain/membership/member.ts';
import { settle } from '#device/answers/settle.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { anythingWaits, answeredUpTo, isCovered, ownOps, peek, waitingNow } from '#device/outbox.ts';
import { freshLibrary } from '../support/fresh-library.ts';

const scope = 'people:01939f00-0000-7000-8000-0000000000aa';
let keys: string[];

beforeEach(async () => {
  await freshLibrary();
  keys = [];
  for (const fullName of ['An', 'Bình', 'Chi']) {
    const { ids } = await commit([member.put({ fullName, memberKind: 'pupil', status: 'active' })]);
    keys.push(`member ${ids[0]}`);
  }
});
const namesOver = async (cursor: number) =>
  [...(await ownOps(database(), keys, { [scope]: cursor })).values()].flat().map(({ op }) => op.fields.fullName);

test('the oldest waits first', async () => {
  expect((await peek(2)).map((op) => op.fields.fullName)).toEqual(['An', 'Bình']);
  expect((await peek(9, 2)).map((op) => op.seq)).toEqual([3]);
  expect(await waitingNow()).toMatchObject({ count: 3, oldest: { seq: 1 } });
  expect([await anythingWaits(), await answeredUpTo()]).toEqual([true, 0]);
});

test('own ops lie over their records until the cursor has passed the state that contains them', async () => {
  expect(await namesOver(0)).toEqual(['An', 'Bình', 'Chi']);
  const answers = [
    [1, 'applied', 11, null],
    [2, 'applied', 12, null],
  ] as const;
  await settle(
    answers.map((one) => [...one] as [number, 'applied', number, null]),
    await peek(9),
  );
  expect(await namesOver(11)).toEqual(['An', 'Bình', 'Chi']);
  expect(await namesOver(12)).toEqual(['Chi']);
  const [first] = (await ownOps(database(), keys, {})).get(keys[0] ?? '') ?? [];
  expect(first && [isCovered(first, 10), isCovered(first, 11)]).toEqual([false, true]);
});

test('what the server keeps without applying lies over nothing, unless it is only parked', async () => {
  await settle(
    [
      [1, 'quarantined:invalid', 0, null],
      [2, 'parked', 0, null],
      [3, 'applied', 11, null],
    ],
    await peek(9),
  );
  expect(await namesOver(0)).toEqual(['Bình', 'Chi']);
  expect(await namesOver(11)).toEqual(['Bình']);
});
