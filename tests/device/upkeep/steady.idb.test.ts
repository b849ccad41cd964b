// What happens to a save when the browser drops the connection, ends a transaction without a word, or has no room.
import '../../support/faulty-database.ts';
import { beforeEach, expect, test } from 'vitest';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { title } from '#domain/catalogue/title.ts';
import { commit } from '#device/commit.ts';
import { openDatabase } from '#device/database.ts';
import { database, databaseForPulls } from '#device/open-database.ts';
import { settle } from '#device/answers/settle.ts';
import { answeredUpTo, peek } from '#device/outbox.ts';
import { live } from '#device/read/live.ts';
import { isConnectionLost, troubleOf } from '#device/trouble.ts';
import { afterSleep } from '#device/upkeep/after-sleep.ts';
import { condition } from '#device/upkeep/condition.ts';
import { freshLibrary } from '../../support/fresh-library.ts';
import { faultsLeft, nextWritesFail } from '../../support/faulty-database.ts';

const book = () => title.put({ title: 'Quê nội', bookType: 'TN' });
const read = inHouseUse.put({
  titleId: '01939f00-0000-7000-8000-0000000000t1',
  siteId: '01939f00-0000-7000-8000-0000000000s1',
  onDay: '2026-10-02',
  readerKind: 'pupil',
  amount: 1,
});
const queue = () => database().outbox.toArray();

beforeEach(() => freshLibrary());

test.each(['dropped', 'lost-after', 'silent'] as const)(
  'a save whose connection is %s is saved once',
  async (fault) => {
    await commit([book()]);
    nextWritesFail(fault);
    await commit([book()]);
    nextWritesFail(fault);
    await commit([read]);
    expect(faultsLeft()).toBe(0);
    expect((await queue()).map(({ seq, op }) => [seq, op.type])).toEqual([
      [1, 'title'],
      [2, 'title'],
      [3, 'inHouseUse'],
    ]);
    expect(await database().title.count()).toBe(2);
    expect(await database().inHouseUse.toArray()).toMatchObject([{ amount: 1 }]);
  },
);

test('a save that fails again on a new connection is said, and nothing of it is written', async () => {
  nextWritesFail('dropped', 'dropped');
  const saved = commit([read]);
  await expect(saved).rejects.toThrow('A write was not made');
  expect(await queue()).toEqual([]);
  expect(await database().inHouseUse.count()).toBe(0);
});

test('an answer of the server survives a dropped connection', async () => {
  await commit([book()]);
  nextWritesFail('dropped');
  await settle([[1, 'applied', 7, null]], await peek(1));
  expect(faultsLeft()).toBe(0);
  expect(await answeredUpTo()).toBe(1);
});

test('a connection that the browser closed is opened again for the next save and the next question', async () => {
  await commit([book()]);
  database().close({ disableAutoOpen: false });
  await commit([book()]);
  database().close();
  await afterSleep();
  expect(await database().title.count()).toBe(2);
  database().close();
  await commit([book()]);
  expect(await database().title.count()).toBe(3);
});

test('a question on the screen is asked again when the connection is lost on the way, and stays in step', async () => {
  await commit([book()]);
  database().close();
  const answers: number[] = [];
  const shown = live(() => database().title.count()).subscribe({
    next: (count) => answers.push(count),
    error: (reason) => {
      throw reason;
    },
  });
  await expect.poll(() => answers).toEqual([1]);
  await commit([book()]);
  await expect.poll(() => answers.at(-1)).toBe(2);
  shown.unsubscribe();
});

test('a newer app gets the database: this one closes it, says so, and does not open it again', async () => {
  await commit([book()]);
  databaseForPulls();
  const { name } = database();
  const newer = openDatabase('strict', name);
  newer.version(9).stores({ extra: 'id' });
  await newer.open();
  expect(condition.getState().gaveWay).toBe(true);
  await expect(commit([book()])).rejects.toThrow();
  expect(await newer.outbox.count()).toBe(1);
  newer.close();
});

test('an older app may read what a newer one has laid out, and writes nothing', async () => {
  await commit([book()]);
  const { name } = database();
  const newer = openDatabase('strict', name);
  newer.version(9).stores({ extra: 'id' });
  await newer.open();
  newer.close();
  await freshLibrary();
  const older = openDatabase('strict', name);
  expect(await older.title.count()).toBe(1);
  const refused = await older.outbox.clear().catch((reason: unknown) => troubleOf(reason));
  expect(refused).toBe('newer');
  expect(await older.outbox.count()).toBe(1);
  older.close();
});

test('a full disk and a newer layout are no lost connections', () => {
  const full = Object.assign(new Error('x'), { name: 'AbortError', inner: new DOMException('', 'QuotaExceededError') });
  expect(isConnectionLost(full)).toBe(false);
  expect(isConnectionLost(Object.assign(new Error('x'), { name: 'AbortError' }))).toBe(true);
  expect(isConnectionLost(new DOMException('Connection to Indexed Database server lost.', 'UnknownError'))).toBe(true);
});
