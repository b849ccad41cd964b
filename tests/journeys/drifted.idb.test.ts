// A tablet whose records have silently drifted from the server's finds out by itself and is put right; own work stays.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { title } from '#domain/catalogue/title.ts';
import { member } from '#domain/membership/member.ts';
import type { Id } from '#domain/record/id.ts';
import { commit } from '#device/commit.ts';
import { rowIn } from '#device/catalogue/block.ts';
import { database } from '#device/open-database.ts';
import { TestDevice, twoTablets } from '../support/devices.ts';
import { fillTitles } from '../support/fill-titles.ts';
import { freshServer, type FreshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';

let server: FreshServer;
let network: Network;
let one: TestDevice;
let two: TestDevice;
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
  [one, two] = await twoTablets(server);
  await one.at(async () => {
    for (const name of ['aa', 'bb', 'cc', 'dd']) await add(name);
    await commit([title.remove(idOf('dd'))]);
    await commit([member.put({ fullName: 'An', memberKind: 'pupil', status: 'active' })]);
    await commit([use(2)]);
  });
  await one.exchange();
  await two.exchange();
});
afterEach(() => network.close());

const idOf = (name: string) => `id-of-${name}` as Id<'title'>;
const add = (name: string) => commit([title.put({ title: name, bookType: 'TN' }, idOf(name))]);
const use = (amount: number) =>
  inHouseUse.put({ titleId: idOf('aa'), siteId: 'site-0001', onDay: '2026-10-02', readerKind: 'pupil', amount });
const titles = async () => (await database().title.toArray()).filter(({ removed }) => !removed).map((row) => row.title);
/** As after a week. */
const later = async () => {
  const care = await database().meta.get('care');
  await database().meta.put({ ...(care?.id === 'care' ? care : {}), id: 'care', checkedAt: 0, checkedWith: '0.1.0' });
};
const care = async () => (await database().meta.get('care')) as { repaired?: number; checkedAt: number };

test('tablets that hold the same are told so, with work of their own over it', async () => {
  await two.at(() => commit([title.patch(idOf('aa'), { title: 'own' })]));
  for (const device of [one, two]) {
    await device.at(later);
    expect(await device.exchange()).toEqual({ kind: 'done' });
    const { repaired, checkedAt } = await device.at(care);
    expect([repaired, Date.now() - checkedAt < 60_000]).toEqual([undefined, true]);
  }
});

test('what changed, vanished or turned up without anybody writing it is put right and counted', async () => {
  await two.at(async () => {
    await database().title.update(idOf('aa'), { title: 'rotten' });
    await database().title.delete(idOf('bb'));
    const row = await database().title.get(idOf('cc'));
    if (row) await database().title.put({ ...row, id: idOf('ee') });
    await database().member.clear();
    await later();
  });
  expect(await two.exchange()).toEqual({ kind: 'done' });
  expect(await two.at(titles)).toEqual(['aa', 'bb', 'cc']);
  expect(await two.at(() => database().member.count())).toBe(1);
  expect(await two.at(care)).toMatchObject({ repaired: 4 });
});

test('own work that the server does not have yet stays over what is put right', async () => {
  network.weather = 'off';
  await two.at(() => commit([title.patch(idOf('aa'), { year: 1984 })]));
  await two.at(async () => {
    const shadow = await database().shadow.get(`title ${idOf('aa')}`);
    if (shadow) await database().shadow.put({ ...shadow, state: { ...shadow.state, fields: { title: 'rotten' } } });
    await later();
  });
  network.weather = 'fine';
  await two.exchange();
  await two.at(later);
  await two.exchange();
  expect(await two.at(() => database().title.get(idOf('aa')))).toMatchObject({ title: 'aa', year: 1984 });
});

test('a server that has moved on is asked again later, and nothing is changed meanwhile', async () => {
  await two.at(later);
  await one.at(() => add('ff'));
  await two.exchange();
  await one.exchange();
  expect(await two.at(titles)).toEqual(['aa', 'bb', 'cc']);
});

test('titles that lie in segments are looked over too, and one that changed there is put right by a row above it', async () => {
  await fillTitles(server.storage, 2_500);
  const third = new TestDevice();
  await third.join(server, 'librarian');
  expect(await third.exchange()).toEqual({ kind: 'done' });
  await third.at(async () => {
    expect(await database().titleBlock.count()).toBeGreaterThan(0);
    await later();
  });
  await third.exchange();
  expect((await third.at(care)).repaired).toBeUndefined();
  const rotten = await third.at(async () => {
    const block = await database().titleBlock.toCollection().first();
    if (!block) throw new Error('No title lies in a segment.');
    const row = rowIn(block, 0);
    const at = new TextDecoder().decode(block.bytes).indexOf(String(row?.state.fields.title).slice(1));
    const bytes = new Uint8Array(block.bytes);
    bytes[new TextEncoder().encode(new TextDecoder().decode(block.bytes).slice(0, at)).length] = 0x7a;
    await database().titleBlock.put({ ...block, bytes });
    await later();
    return row?.id ?? '';
  });
  await third.exchange();
  // Its id follows from its words, so the true title was missing and a false one was there.
  expect(await third.at(care)).toMatchObject({ repaired: 2 });
  expect(await third.at(() => database().title.toCollection().primaryKeys())).toContain(rotten);
});
