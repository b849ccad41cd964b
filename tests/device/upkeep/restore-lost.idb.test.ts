// The browser clears the database of a device: what waited comes back from the second copy, once, and it is said.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { member } from '#domain/membership/member.ts';
import { title } from '#domain/catalogue/title.ts';
import type { Id } from '#domain/record/id.ts';
import { settle } from '#device/answers/settle.ts';
import { commit } from '#device/commit.ts';
import { database, useDatabase } from '#device/open-database.ts';
import { peek, waitingNow } from '#device/outbox.ts';
import { copyQueue, readCopy } from '#device/upkeep/second-copy.ts';
import { restoreLost } from '#device/upkeep/restore-lost.ts';
import { forgetSentinel, keepSentinel, readSentinel } from '#device/upkeep/sentinel.ts';
import { waitingAsText } from '#device/upkeep/unsent.ts';
import { watchOver } from '#device/upkeep/watch-over.ts';
import { freshLibrary } from '../../support/fresh-library.ts';
import { filesOnDisk, freshDisk, putOnDisk, readFromDisk, setRoom } from '../../support/private-files.ts';

const kept = new Map<string, string>();
const beside = () => ({
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
});
const device = 'd'.repeat(16);
const book = (name: string) => title.put({ title: name, bookType: 'TN' });
const joined = () => database().meta.put({ id: 'server', token: 't', server: 's1', epoch: 'e1' });
const readHere = inHouseUse.put({
  titleId: '01939f00-0000-7000-8000-0000000000t1',
  siteId: '01939f00-0000-7000-8000-0000000000s1',
  onDay: '2026-10-02',
  readerKind: 'pupil',
  amount: 1,
});
async function watched(): Promise<void> {
  await copyQueue();
  await keepSentinel(beside);
}
async function answer(count: number): Promise<void> {
  const sent = await peek(count);
  await settle(
    sent.map(({ seq }) => [seq, 'applied', seq, null]),
    sent,
  );
}
/** The browser clears the database, and the app starts again. */
const cleared = () => {
  useDatabase(`cleared-${Math.random()}`);
  return restoreLost(readSentinel(beside));
};
const seqs = async () => (await database().outbox.toArray()).map(({ seq, op }) => [seq, op.seq, op.device]);

beforeEach(async () => {
  kept.clear();
  freshDisk();
  await freshLibrary(undefined, device);
});

test('what waited comes back under the numbers it had, and the numbers go on', async () => {
  await joined();
  for (const name of ['Quê nội', 'Dế Mèn', 'Đất rừng phương Nam']) await commit([book(name)]);
  await answer(2);
  await watched();
  const before = await database().outbox.toArray();
  expect(await cleared()).toMatchObject({ restored: 1, lost: 0 });
  expect(await database().outbox.toArray()).toEqual(before.slice(2));
  expect(await database().title.toArray()).toMatchObject([{ title: 'Đất rừng phương Nam' }]);
  await watched();
  expect(readSentinel(beside)).toMatchObject({ highest: 3, waiting: 1 });
  await commit([book('Tuổi thơ dữ dội')]);
  expect((await seqs()).at(-1)).toEqual([4, 4, device]);
  expect(await database().meta.get('server')).toMatchObject({ server: 's1', token: '' });
});

test('a library that was never sent anywhere comes back whole', async () => {
  const [{ ids }] = [await commit([book('Quê nội')])];
  await commit([title.patch(ids[0] as Id<'title'>, { title: 'Quê Nội' })]);
  await commit([readHere, member.put({ fullName: 'Nguyễn Minh Châu', memberKind: 'pupil', status: 'active' })]);
  await commit([readHere]);
  const rows = async () => [
    await database().title.toArray(),
    await database().inHouseUse.toArray(),
    await database().member.toArray(),
  ];
  const before = await rows();
  await watched();
  expect(await cleared()).toMatchObject({ restored: 5, lost: 0 });
  expect(await rows()).toEqual(before);
  expect(await database().meta.get('server')).toBeUndefined();
});

test('when some of it is gone the rest goes on under a new identity, and how much is gone is said', async () => {
  await joined();
  await commit([readHere]);
  await commit([readHere]);
  await answer(2);
  await commit([readHere]);
  await commit([book('Quê nội')]);
  await copyQueue();
  await commit([book('Dế Mèn')]);
  await keepSentinel(beside);
  const [first] = filesOnDisk().filter((path) => path.endsWith('1-2.ndjson'));
  expect(first).toBeUndefined();
  expect(await cleared()).toMatchObject({ restored: 2, lost: 1 });
  const queued = await database().outbox.toArray();
  expect(queued.map(({ seq, op }) => [seq, op.type])).toEqual([
    [1, 'inHouseUse'],
    [2, 'title'],
  ]);
  expect(queued.some(({ op }) => op.device === device)).toBe(false);
  // Two of the three readings are with the server, from the old identity.
  expect(queued[0]?.op.fields.amount).toBe(1);
  expect(await database().meta.get('server')).toBeUndefined();
  expect(filesOnDisk()).toEqual([]);
});

const counted = (amount: number) => ({ ...readHere, fields: { ...readHere.fields, amount } });
/** Something is written that comes into no copy: what the copy has goes on under another name. */
async function loseTheNext(): Promise<void> {
  await commit([book('Dế Mèn')]);
  await keepSentinel(beside);
  expect(await cleared()).toMatchObject({ lost: 1 });
}

test('what the server has is not handed in again under the new identity, and its countings are not counted again', async () => {
  await joined();
  await commit([counted(4)]);
  await commit([book('Quê nội')]);
  await commit([counted(3)]);
  await copyQueue();
  await answer(2);
  await loseTheNext();
  const queued = await database().outbox.toArray();
  expect(queued.map(({ op }) => [op.type, op.fields.amount])).toEqual([['inHouseUse', 3]]);
});

test('a number that was typed comes back as it was typed, whether or not the one before it is in the copy', async () => {
  await joined();
  await commit([counted(40)]);
  await copyQueue();
  await answer(1);
  await commit([counted(45)]);
  await copyQueue();
  for (let at = 0; at < 30; at += 1) {
    await commit([at === 20 ? counted(-5) : book(`Sách ${at}`)]);
    await copyQueue();
  }
  await loseTheNext();
  const queued = await database().outbox.toArray();
  expect(queued.flatMap(({ op }) => op.fields.amount ?? [])).toEqual([45, 40]);
});

test('without a copy the figures beside the database tell how much is gone', async () => {
  await joined();
  await commit([book('Quê nội')]);
  await commit([book('Dế Mèn')]);
  await answer(1);
  await keepSentinel(beside);
  expect(await cleared()).toMatchObject({ restored: 0, lost: 1 });
  expect(await database().meta.get('clock')).toBeUndefined();
  forgetSentinel(beside);
});

test('a new device has lost nothing, and a device that has its database is left alone', async () => {
  expect(await cleared()).toBeUndefined();
  await freshLibrary(undefined, device);
  await commit([book('Quê nội')]);
  await watched();
  expect(await restoreLost(readSentinel(beside))).toBeUndefined();
});

test('the copy follows the queue: answered ops leave it, many small files become one, spoilt lines are left out', async () => {
  for (let at = 0; at < 30; at += 1) {
    await commit([book(`Sách ${at}`)]);
    await copyQueue();
  }
  expect(filesOnDisk().filter((path) => path.endsWith('.ndjson')).length).toBeLessThan(24);
  expect((await readCopy(device)).map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  await answer(30);
  await copyQueue();
  const left = filesOnDisk().filter((path) => path.endsWith('.ndjson'));
  expect(left).toHaveLength(1);
  putOnDisk(left[0] ?? '', `${readFromDisk(left[0] ?? '') ?? ''}{"half":`);
  expect((await readCopy(device)).at(-1)?.seq).toBe(30);
});

test('a device that becomes another leaves no copy of what it was', async () => {
  await commit([book('Quê nội')]);
  await copyQueue();
  await freshLibrary(undefined, 'e'.repeat(16));
  await commit([book('Dế Mèn')]);
  await copyQueue();
  expect(await readCopy(device)).toEqual([]);
  expect(await readCopy('e'.repeat(16))).toHaveLength(1);
});

test('what waits is handed out as text, from the database or, when that does not answer, from the copy', async () => {
  await commit([book('Quê nội')]);
  await commit([book('Dế Mèn')]);
  await answer(1);
  const fromDatabase = await waitingAsText();
  expect(fromDatabase.count).toBe(1);
  await copyQueue();
  database().close();
  const fromCopy = await waitingAsText();
  expect(fromCopy.text).toContain('Dế Mèn');
  expect(fromCopy.text.endsWith(fromDatabase.text)).toBe(true);
});

test('copying happens by itself, a moment after a save', async () => {
  watchOver(beside);
  await commit([book('Quê nội')]);
  await expect.poll(() => filesOnDisk().length).toBe(2);
  expect(readSentinel(beside)).toMatchObject({ device, highest: 1, waiting: 1, joined: false });
  expect((await waitingNow()).count).toBe(1);
  const card = readFromDisk('queue/this-device.json') ?? '';
  expect(card).not.toContain('token');
});

test('a copy for which there was no room is made at the next look, and one that stands is not made again', async () => {
  setRoom(0);
  const { look } = watchOver(beside);
  await commit([book('Quê nội')]);
  await expect.poll(() => readSentinel(beside)?.highest).toBe(1);
  await expect.poll(() => filesOnDisk()).toEqual([]);
  setRoom(1_000_000);
  look();
  await expect.poll(() => filesOnDisk().length).toBe(2);
  putOnDisk('queue/this-device.json', 'as it stood');
  kept.clear();
  look();
  await expect.poll(() => readSentinel(beside)?.highest).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(readFromDisk('queue/this-device.json')).toBe('as it stood');
});
