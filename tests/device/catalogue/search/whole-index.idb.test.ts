// The one value that a start reads in place of many: it holds what they hold, and is looked at only while it is made of the
// segments that are here.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openClerk } from '#device/catalogue/clerk.ts';
import { forgetTitles } from '#device/catalogue/lists.ts';
import { buildIndex, nameOf } from '#device/catalogue/search/build-index.ts';
import { apart, keepWhole, readIndexes, together } from '#device/catalogue/search/whole-index.ts';
import type { FoundTitles } from '#device/catalogue/titles.ts';
import { database } from '#device/open-database.ts';
import { hashOf } from '#protocol/snapshot/ranges.ts';
import { TestDevice } from '../../../support/devices.ts';
import { fillTitles } from '../../../support/fill-titles.ts';
import { freshServer, type FreshServer } from '../../../support/fresh-server.ts';
import { openNetwork, type Network } from '../../../support/network.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const some = fc.constantFrom('Quê nội', 'Đất rừng phương Nam', 'Sách 漢字', '12', 'Hòa');
const rows = fc.array(fc.array(some, { maxLength: 6 }), { maxLength: 5 }).map((ranges) =>
  ranges.map((names, range) => {
    const titles = names.map((title) => ({ title })).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const hashes = Uint32Array.from(titles, (_, at) => hashOf(`${range} ${at}`));
    return { range: range * 2, ...buildIndex(titles, hashes) };
  }),
);

test('what was put together comes apart as it was', () => {
  fc.assert(
    fc.property(rows, (each) => {
      expect(apart(structuredClone(together(each, 'here')))).toEqual(each);
    }),
  );
});

const many = 2_400;
let server: FreshServer;
let network: Network;
let tablet: TestDevice;
beforeEach(async () => {
  server = await freshServer();
  await fillTitles(server.storage, many);
  network = await openNetwork(server);
  tablet = new TestDevice();
  await tablet.join(server, 'librarian');
});
afterEach(() => network.close());

const everything = { typed: '', levels: [], most: 3 };
/** As a program that has just started answers. */
const asked = () => openClerk(() => undefined).answer({ kind: 'search', sought: everything }) as Promise<FoundTitles>;

test('a start reads the one value and finds what it found without it', async () => {
  await tablet.exchange();
  await tablet.at(async () => {
    const before = await asked();
    expect(before.count).toBe(many);
    await keepWhole(database());
    await database().titleIndex.clear();
    expect(await asked()).toEqual(before);
  });
});

test('while segments are still to come nothing is put together', async () => {
  await tablet.at(async () => {
    await database().load.put({ scope: 'unit:here', seq: 1 });
    await keepWhole(database());
    expect(await database().wholeIndex.count()).toBe(0);
  });
});

test('one that was made of other segments is not looked at, and gives way to the next', async () => {
  await tablet.exchange();
  await tablet.at(async () => {
    const { segment, wholeIndex, titleIndex } = database();
    await keepWhole(database());
    const [first] = await titleIndex.toArray();
    await titleIndex.put({ ...(first as NonNullable<typeof first>), rows: 1 });
    await segment.where('id').startsWith('unit:').modify({ sha256: 'of what came meanwhile' });
    expect((await readIndexes(database()))[0]?.rows).toBe(1);
    await keepWhole(database());
    expect(await wholeIndex.count()).toBe(1);
    expect((await readIndexes(database()))[0]?.rows).toBe(1);
  });
});

test('one that cannot be read goes, and the rows count', async () => {
  await tablet.exchange();
  await tablet.at(async () => {
    const { wholeIndex } = database();
    const before = await asked();
    await keepWhole(database());
    await wholeIndex.toCollection().modify((whole) => void Object.assign(whole, { postings: undefined }));
    expect(await asked()).toEqual(before);
    expect(await wholeIndex.count()).toBe(0);
    await keepWhole(database());
    expect(await asked()).toEqual(before);
    expect(await wholeIndex.count()).toBe(1);
  });
});

test('a library that goes takes it along', async () => {
  await tablet.exchange();
  await tablet.at(async () => {
    await keepWhole(database());
    await forgetTitles(database());
    expect(await database().wholeIndex.count()).toBe(0);
  });
});
