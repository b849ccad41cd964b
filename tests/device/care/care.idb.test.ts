// What is looked after when all is exchanged: strange kinds that became known, and the journal.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { settle } from '#device/answers/settle.ts';
import { commit } from '#device/commit.ts';
import type { ClockRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { answeredUpTo, peek } from '#device/outbox.ts';
import { isDue, lookAfter } from '#device/care/care.ts';
import { takeTurn } from '#device/round/turn.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const scope = 'unit:01939f00-0000-7000-8000-0000000000aa';
const day = 24 * 3_600_000;
beforeEach(() => freshLibrary());

test('records of a kind that an app has learnt come to their table, those still strange are kept', async () => {
  const state = { fields: { name: 'Tủ 1' }, stamps: {} };
  await database().unknownRow.bulkPut([
    { key: 'bookcase case-0001', scope, seq: 4, state: { fields: { name: 'Tủ 1', siteId: 'site-0001' } } },
    { key: 'quiz quiz-0001', scope, seq: 5, state },
  ]);
  await lookAfter(await takeTurn(new AbortController().signal));
  expect(await database().bookcase.toArray()).toMatchObject([{ id: 'case-0001', name: 'Tủ 1', seq: 4 }]);
  expect((await database().unknownRow.toArray()).map(({ key }) => key)).toEqual(['quiz quiz-0001']);
});

test('after a month what was answered leaves the journal, what a person must look at and the last run do not', async () => {
  const book = (name: string) => title.put({ title: name, bookType: 'TN' });
  for (const name of ['aa', 'bb', 'cc']) await commit([book(name)]);
  await settle(
    [
      [1, 'applied', 1, null],
      [2, 'quarantined:invalid', 0, null],
      [3, 'applied', 3, null],
    ],
    await peek(9),
  );
  await commit(Array.from({ length: 499 }, (_, at) => book(`title ${at}`)));
  await settle(
    (await peek(999)).map(({ seq }) => [seq, 'applied', seq, null]),
    await peek(999),
  );
  await database()
    .answer.toCollection()
    .modify({ at: Date.now() - 31 * day });
  await lookAfter(await takeTurn(new AbortController().signal));
  expect(await database().outbox.count()).toBe(502);
  const clock = (await database().meta.get('clock')) as ClockRow;
  await database().meta.put({ ...clock, cursors: { [scope]: 502 } });
  await database().meta.delete('care');
  await lookAfter(await takeTurn(new AbortController().signal));
  expect((await database().outbox.limit(2).toArray()).map(({ seq }) => seq)).toEqual([2, 4]);
  expect(await answeredUpTo()).toBe(502);
});

test('care is due after its time, at first, and when the last was under a clock from the future', () => {
  expect([isDue(undefined, 5, 10), isDue(1, 5, 10), isDue(1, 11, 10), isDue(9, 5, 10)]).toEqual([
    true,
    false,
    true,
    true,
  ]);
});
