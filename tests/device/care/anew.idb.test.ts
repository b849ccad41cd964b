// A scope that is read anew from its beginning: in the end, what the server did not tell of is not there any more.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { beginAnew, forgetNumbers, sweep } from '#device/care/anew.ts';
import { commit } from '#device/commit.ts';
import type { ClockRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { takeTurn, TurnLost } from '#device/round/turn.ts';
import { title } from '#domain/catalogue/title.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const scope = 'unit:01939f00-0000-7000-8000-0000000000aa';
const turn = () => takeTurn(new AbortController().signal);
const clock = async () => (await database().meta.get('clock')) as ClockRow;
const titles = async () => (await database().title.toCollection().primaryKeys()).toSorted();
const told = (id: string, seq: number) => ({ id, scope, seq, title: 'Quê nội', bookType: 'TN' as const, body: {} });

/** Three titles of the server's, one of which it tells of no more, and one of this tablet's own. */
beforeEach(async () => {
  await freshLibrary();
  await database().title.bulkPut([told('title-0001', 1), told('title-0002', 2), told('title-0003', 3)]);
  await commit([title.put({ title: 'Dế Mèn phiêu lưu ký', bookType: 'TN' }, 'title-0004')]);
  await database().meta.put({ id: 'care', checkedAt: 5 });
  await beginAnew(scope);
  await forgetNumbers(await clock(), await turn());
  await database().title.bulkPut([told('title-0001', 1), told('title-0003', 3)]);
});

test('what was not told of goes, what was told and what was made here stays, and the check comes soon', async () => {
  await sweep([scope], await turn());
  expect(await titles()).toEqual(['title-0001', 'title-0003', 'title-0004']);
  expect((await clock()).anew).toEqual({});
  expect(await database().meta.get('care')).toMatchObject({ checkedAt: 0 });
});

test('a round whose turn was taken drops nothing', async () => {
  const [old] = [await turn(), await turn()];
  await expect(sweep([scope], old)).rejects.toThrow(TurnLost);
  expect(await titles()).toHaveLength(4);
});

test('nor does it end the reading that another began anew, where all seemed to be told', async () => {
  await database().title.put(told('title-0002', 2));
  const [old] = [await turn(), await turn()];
  await expect(sweep([scope], old)).rejects.toThrow(TurnLost);
  expect((await clock()).anew).toEqual({ [scope]: 'reading' });
});
