// A server that was put back from a copy, and tablets whose cursors it cannot answer: everybody ends with the same records.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import type { Id } from '#domain/record/id.ts';
import { commit } from '#device/commit.ts';
import type { ClockRow } from '#device/database.ts';
import { answeredUpTo } from '#device/outbox.ts';
import { database } from '#device/open-database.ts';
import { BackedUpServer } from '../support/backed-up-server.ts';
import { TestDevice } from '../support/devices.ts';

let server: BackedUpServer;
let one: TestDevice;
let two: TestDevice;
beforeEach(async () => {
  server = await new BackedUpServer().start();
  [one, two] = [new TestDevice(), new TestDevice()];
  await one.join(server.opened, 'librarian');
  await two.join(server.opened, 'librarian');
});
afterEach(() => server.stop());

const idOf = (name: string) => `id-of-${name}` as Id<'title'>;
const add = (name: string) => commit([title.put({ title: name, bookType: 'TN' }, idOf(name))]);
const rename = (id: Id<'title'>, name: string) => commit([title.patch(id, { title: name })]);
const titles = async () => (await database().title.toArray()).map((row) => row.title).sort();

test('an edit after the restore is seen, though the server counts lower than it did', async () => {
  await one.at(() => add('aa'));
  await one.exchange();
  const copy = await server.backUp();
  for (const name of ['b', 'c', 'd']) {
    await one.at(() => rename(idOf('aa'), name));
    await one.exchange();
  }
  await two.exchange();
  await server.putBack(copy);
  await one.exchange();
  await one.at(() => rename(idOf('aa'), 'after'));
  for (const device of [one, two]) await device.exchange();
  expect(await two.at(titles)).toEqual(['after']);
});

test('what no tablet holds as its own writing any more is dropped everywhere, so that all agree', async () => {
  const copy = await server.backUp();
  await one.at(() => add('lost'));
  await one.exchange();
  await two.at(() => add('kept'));
  await two.exchange();
  await one.at(async () => {
    await add('last');
    await database().outbox.delete(1);
  });
  await server.putBack(copy);
  for (const device of [one, two, one]) expect(await device.exchange()).toEqual({ kind: 'done' });
  expect(await one.at(titles)).toEqual(['kept', 'last']);
  expect(await two.at(titles)).toEqual(['kept', 'last']);
  expect(await one.waiting()).toBe(0);
});

test('only what the server lacks is handed in again', async () => {
  await one.at(() => add('before'));
  await one.exchange();
  const copy = await server.backUp();
  await one.at(() => add('after'));
  await one.exchange();
  await server.putBack(copy);
  await one.exchange();
  const { op } = (await one.at(() => database().outbox.get(2))) ?? {};
  expect(await server.opened.storage.transaction((opened) => opened.opsOf(op?.device ?? '', 1, 9))).toHaveLength(2);
  const pushes = server.network.requests.filter((path) => path.includes('push'));
  expect(pushes).toHaveLength(1);
  expect(await one.at(() => answeredUpTo())).toBe(2);
});

test('a journal that has ended holds up nothing, and what it no longer has is not waited for', async () => {
  const copy = await server.backUp();
  for (const name of ['aa', 'bb', 'cc', 'dd']) await one.at(() => add(name));
  await one.exchange();
  await one.at(() => database().outbox.where('seq').below(4).delete());
  await server.putBack(copy);
  await one.at(() => add('ee'));
  expect(await one.exchange()).toEqual({ kind: 'done' });
  expect(await one.at(titles)).toEqual(['dd', 'ee']);
  expect(await one.waiting()).toBe(0);
});

test('an op that waited on the server for its record stops lying over it, however far ahead its clock was', async () => {
  const copy = await server.backUp();
  await one.at(() => add('aa'));
  for (const device of [one, two]) await device.exchange();
  await server.putBack(copy);
  await two.at(async () => {
    const clock = await database().meta.get('clock');
    await database().meta.put({ ...clock, offset: 150_000_000_000 } as ClockRow);
    await rename(idOf('aa'), 'of 2031');
  });
  await two.exchange();
  await two.at(async () => expect(await database().held.toArray()).toMatchObject([{ seq: 1, outcome: 'parked' }]));
  await one.exchange();
  expect(await one.at(titles)).toEqual(['of 2031']);
  await one.at(() => rename(idOf('aa'), 'after'));
  for (const device of [one, two]) await device.exchange();
  expect(await two.at(titles)).toEqual(['after']);
  expect(await two.at(() => database().held.count())).toBe(0);
});

test('a tablet that joins anew before it has met the restored server lacks nothing, and nothing of it is lost', async () => {
  await one.at(() => add('aa'));
  await one.exchange();
  const copy = await server.backUp();
  for (const name of ['bb', 'cc']) await one.at(() => add(name));
  await one.exchange();
  await server.putBack(copy);
  for (const name of ['xx', 'yy', 'zz']) await two.at(() => add(name));
  await two.exchange();
  await one.join(server.opened, 'librarian');
  for (const device of [one, two]) expect(await device.exchange()).toEqual({ kind: 'done' });
  for (const device of [one, two]) expect(await device.at(titles)).toEqual(['aa', 'bb', 'cc', 'xx', 'yy', 'zz']);
});

test('an answer that ends in the middle of reading anew drops nothing', async () => {
  await one.at(async () => {
    for (let at = 0; at < 40; at += 1) await add(`title-${at}`);
  });
  await one.exchange();
  await two.exchange();
  await server.putBack(await server.backUp());
  await two.exchange();
  server.network.weather = 'cut';
  await two.exchange();
  expect(await two.at(titles)).toHaveLength(40);
  server.network.weather = 'fine';
  await two.exchange();
  expect(await two.at(titles)).toHaveLength(40);
  await two.at(async () => {
    expect((await database().title.toArray()).every(({ seq }) => seq > 0)).toBe(true);
    const clock = await database().meta.get('clock');
    expect(clock?.id === 'clock' && clock.anew).toEqual({});
  });
});
