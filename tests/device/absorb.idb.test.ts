// The door in: pages of the server's states come under this device's own uncovered ops, each with its cursor.
import 'fake-indexeddb/auto';
import Dexie, { liveQuery, type ObservabilitySet } from 'dexie';
import { beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import type { Id } from '#domain/record/id.ts';
import { absorb } from '#device/absorb.ts';
import { changedKeys } from '#device/catalogue/changed-keys.ts';
import { commit } from '#device/commit.ts';
import type { AnyRow, ClockRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { settle } from '#device/answers/settle.ts';
import { forgetNumbers } from '#device/care/anew.ts';
import { meetEpoch } from '#device/round/restored.ts';
import { takeTurn } from '#device/round/turn.ts';
import { ownOps, peek, waitingNow } from '#device/outbox.ts';
import { stateFromRow } from '#device/row.ts';
import { merge, type State } from '#protocol/merge/merge.ts';
import type { PageRow } from '#protocol/pull.ts';
import { makeStamp } from '#protocol/stamp.ts';
import { mustDefine } from '../support/arbitrary.ts';
import { freshLibrary } from '../support/fresh-library.ts';

const scope = 'unit:01939f00-0000-7000-8000-0000000000aa';
const book = '01939f00-0000-7000-8000-0000000000b1' as Id<'title'>;
const other = 'f'.repeat(16);

/** The state that another tablet's writing gives. */
function stateOf(fields: Record<string, unknown>, ms = 1_000): State {
  const writing = { action: 'put', fields, stamp: makeStamp(ms, 0, other), version: 1, device: other } as const;
  return merge(mustDefine('title'), undefined, writing);
}
const page = (from: number, to: number, rows: PageRow[]) =>
  ({ kind: 'page', scope, from, to, head: to, more: false, rows }) as const;
const cursor = async () => ((await database().meta.get('clock')) as ClockRow).cursors[scope];
const shown = async () => (await database().title.get(book))?.title;

beforeEach(() => freshLibrary());

test('a page brings its records and its cursor together', async () => {
  await absorb(page(0, 7, [['title', book, 7, stateOf({ title: 'Quê nội', bookType: 'TN' })]]));
  expect([await shown(), await cursor()]).toEqual(['Quê nội', 7]);
});

test('the same page twice, or an older one late, changes nothing', async () => {
  const newer = page(0, 9, [['title', book, 9, stateOf({ title: 'Mới', bookType: 'TN' }, 2_000)]]);
  await absorb(newer);
  await absorb(newer);
  await absorb(page(0, 5, [['title', book, 5, stateOf({ title: 'Cũ', bookType: 'TN' })]]));
  expect([await shown(), await cursor()]).toEqual(['Mới', 9]);
});

test('a page that brings nothing new writes nothing, so no screen that shows where the tablet stands is drawn again', async () => {
  const told: unknown[] = [];
  const watch = liveQuery(() => database().meta.get('clock')).subscribe((clock) => told.push(clock));
  await absorb(page(0, 7, [['title', book, 7, stateOf({ title: 'Quê nội', bookType: 'TN' })]]));
  await expect.poll(() => told.at(-1)).toMatchObject({ cursors: { [scope]: 7 } });
  const before = told.length;
  await absorb(page(7, 7, []));
  await absorb({ ...page(7, 7, []), head: 8 });
  await expect.poll(() => told.at(-1)).toMatchObject({ heads: { [scope]: 8 } });
  watch.unsubscribe();
  expect(told.length - before).toBe(1);
});

test('of however many titles a page brings it is told which they are, so that the catalogue reads only those again', async () => {
  const heard: ReturnType<typeof changedKeys>[] = [];
  const listen = (parts: ObservabilitySet) => heard.push(changedKeys(parts[`idb://${database().name}/title/`]));
  const rows = Array.from({ length: 120 }, (_, at): PageRow => {
    const id = `${book.slice(0, -3)}${100 + at}`;
    return ['title', id, at + 1, stateOf({ title: `Quê nội ${at}`, bookType: 'TN' })];
  });
  Dexie.on('storagemutated', listen);
  await absorb(page(0, 120, rows));
  await expect.poll(() => heard.flatMap(({ keys }) => keys).length).toBe(120);
  Dexie.on('storagemutated').unsubscribe(listen);
  expect(new Set(heard.flatMap(({ keys }) => keys))).toEqual(new Set(rows.map(([, id]) => id)));
  expect(heard.some(({ all }) => all)).toBe(false);
});

test('a page that leaves a gap behind the cursor is not taken', async () => {
  await absorb(page(5, 9, [['title', book, 9, stateOf({ title: 'Quê nội', bookType: 'TN' })]]));
  expect([await shown(), await cursor()]).toEqual([undefined, undefined]);
});

test('what a person wrote here stays on the screen while the server does not know it yet', async () => {
  await absorb(page(0, 1, [['title', book, 1, stateOf({ title: 'Que noi', bookType: 'TN' })]]));
  await commit([title.patch(book, { title: 'Quê nội' })]);
  await absorb(page(1, 2, [['title', book, 2, stateOf({ title: 'Que noi', bookType: 'TN', year: 2020 })]]));
  expect(await database().title.get(book)).toMatchObject({ title: 'Quê nội', year: 2020 });
});

test('an answered op stays laid over its record until the server has sent the record with it', async () => {
  await absorb(page(0, 1, [['title', book, 1, stateOf({ title: 'Que noi', bookType: 'TN' })]]));
  await commit([title.patch(book, { title: 'Quê nội' })]);
  const [op] = await peek(10);
  await settle([[1, 'applied', 3, null]], await peek(9));
  expect((await waitingNow()).count).toBe(0);
  await absorb(page(1, 2, [['title', book, 2, stateOf({ title: 'Que noi', bookType: 'TN', year: 2020 })]]));
  expect(await shown()).toBe('Quê nội');
  const after = merge(mustDefine('title'), stateOf({ title: 'Que noi', bookType: 'TN' }), op as NonNullable<typeof op>);
  await absorb(page(2, 3, [['title', book, 3, after]]));
  expect(await shown()).toBe('Quê nội');
  expect((await ownOps(database(), [`title ${book}`], { [scope]: 3 })).size).toBe(0);
  expect(await database().shadow.count()).toBe(0);
});

test('a record that moved on between two pages keeps what was written here, and no old state of the server stays behind', async () => {
  await absorb(page(0, 1, [['title', book, 1, stateOf({ title: 'Que noi', bookType: 'TN' })]]));
  await commit([title.patch(book, { title: 'Quê nội' })]);
  const [op] = await peek(10);
  await settle([[1, 'applied', 3, null]], await peek(9));
  // Somebody else wrote about it, so number 3 is no longer its own and it comes as number 6, with the next page.
  await absorb(page(1, 5, []));
  await commit([title.patch(book, { year: 1985 })]);
  await settle([[2, 'quarantined:not_allowed', 0, null]], await peek(9));
  expect(await shown()).toBe('Quê nội');
  const after = merge(mustDefine('title'), stateOf({ title: 'Que noi', bookType: 'TN' }), op as NonNullable<typeof op>);
  await absorb(page(5, 6, [['title', book, 6, after]]));
  expect(await shown()).toBe('Quê nội');
  expect(await database().shadow.count()).toBe(0);
});

test('what a server that was put back still has is in all that it sends, whatever its number was before', async () => {
  await database().meta.put({ id: 'server', token: 't', server: 's1', epoch: 'e1' });
  await absorb(page(0, 1, [['title', book, 1, stateOf({ title: 'Que noi', bookType: 'TN' })]]));
  await commit([title.patch(book, { title: 'Quê nội' })]);
  await settle([[1, 'applied', 23, null]], await peek(9));
  await meetEpoch('e2', 1);
  const clock = (await database().meta.get('clock')) as ClockRow;
  await forgetNumbers(clock, await takeTurn(new AbortController().signal));
  await absorb(page(0, 21, [['title', book, 21, stateOf({ title: 'Quê nội', bookType: 'TN' }, 2_000)]]));
  expect((await database().title.get(book))?.body.stamps).toEqual({ '*': makeStamp(2_000, 0, other) });
  expect(await database().shadow.count()).toBe(0);
});

test('an op that the server could not apply no longer shows, and is kept for a person', async () => {
  await absorb(page(0, 1, [['title', book, 1, stateOf({ title: 'Que noi', bookType: 'TN' })]]));
  await commit([title.patch(book, { title: 'Quê nội' })]);
  const { ids } = await commit([title.put({ title: 'Búp sen xanh', bookType: 'TN' })]);
  await settle(
    [
      [1, 'quarantined:not_allowed', 0, null],
      [2, 'quarantined:not_allowed', 0, null],
    ],
    await peek(9),
  );
  expect(await shown()).toBe('Que noi');
  expect(await database().title.get(ids[0] ?? '')).toBeUndefined();
  expect(await database().held.where('isOpen').equals(1).count()).toBe(2);
});

test('a field of a newer version that is called like something every object has is kept as well', async () => {
  const fields = { title: 'Quê nội', bookType: 'TN', constructor: 'c', toString: 't' };
  await absorb(page(0, 7, [['title', book, 7, stateOf(fields)]]));
  const row = (await database().title.get(book)) as AnyRow | undefined;
  expect(row && stateFromRow('title', row).fields).toEqual(fields);
});

test('records of a kind this version does not know are kept as they came', async () => {
  await absorb(page(0, 4, [['quiz', book, 4, { fields: { question: '?' } }]]));
  expect(await database().unknownRow.toArray()).toMatchObject([{ key: `quiz ${book}`, seq: 4 }]);
  expect(await cursor()).toBe(4);
});
