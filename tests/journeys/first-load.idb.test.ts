// A device joins a library of some thousands of titles: they come in segments, whatever the line does meanwhile, and are then
// found, corrected and taken off like any other title.
import 'fake-indexeddb/auto';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { title, type Title } from '#domain/catalogue/title.ts';
import type { Id } from '#domain/record/id.ts';
import { naturalId } from '#protocol/natural-id.ts';
import { segmentPath } from '#protocol/snapshot/manifest.ts';
import { liveSearch, searchTitles, useWorker } from '#device/catalogue/desk.ts';
import { hasComeWhole, loadProgress } from '#device/read/loading.ts';
import { commit } from '#device/commit.ts';
import type { ClockRow, ServerRow } from '#device/database.ts';
import { database } from '#device/open-database.ts';
import { isAnyTitle, likeTitles, theTitle, theTitleOfCopy, titlesById } from '#device/read/catalogue.ts';
import { findByCode } from '#device/read/codes.ts';
import { round } from '#device/round/round.ts';
import { BrokenWorker } from '../support/broken-worker.ts';
import { TestDevice } from '../support/devices.ts';
import { fillTitles } from '../support/fill-titles.ts';
import { freshServer, freshTablet, joinWith, type FreshServer } from '../support/fresh-server.ts';
import { madeUpTitle, type TitleFields } from '../support/many-titles.ts';
import { openNetwork, type Network } from '../support/network.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const many = 2_400;
let server: FreshServer;
let network: Network;
let filled: string;
beforeAll(async () => {
  const first = await freshServer();
  await fillTitles(first.storage, many);
  await joinWith(first, 'administrator');
  await first.app.close();
  filled = first.folder;
});
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tusach-'));
  cpSync(filled, folder, { recursive: true });
  server = await freshServer(folder);
  network = await openNetwork(server);
});
afterEach(() => network.close());

const idOf = (fields: TitleFields) => naturalId(title, fields) as Id<'title'>;
const found = async (typed: string, most = 5) => searchTitles({ typed, levels: [], most });
const isSegment = (path: unknown) => typeof path === 'string' && path.startsWith(segmentPath);
const segmentsAsked = () => network.requests.filter((path) => path.startsWith(segmentPath)).length;
async function joined(): Promise<TestDevice> {
  const tablet = new TestDevice();
  await tablet.join(server, 'librarian');
  return tablet;
}

test('a worker that breaks while it takes in a segment costs one more fetch of that one, not the round', async () => {
  const tablet = await joined();
  const worker = new BrokenWorker('keep');
  useWorker(() => worker, false);
  expect(await tablet.exchange()).toEqual({ kind: 'done' });
  expect(worker.troubles.length).toBe(1);
  const segments = network.requests.filter(isSegment);
  expect(segments.length).toBe(new Set(segments).size + 1);
  await tablet.at(async () => expect((await found('')).count).toBe(many));
});

const isWhole = async () => {
  const [clock, server] = await database().meta.bulkGet(['clock', 'server']);
  return hasComeWhole(clock as ClockRow, server as ServerRow, 'librarian');
};
test('the library is not taken for empty, or for whole, before the last of it is here', async () => {
  const tablet = await joined();
  await tablet.at(async () => {
    const seen: [boolean, number][] = [[await isWhole(), (await found('')).count]];
    for (let end: { kind: string } = { kind: 'more' }; end.kind === 'more';) {
      end = await round();
      seen.push([await isWhole(), (await found('')).count]);
    }
    expect(seen[0]).toEqual([false, 0]);
    expect(seen.at(-1)).toEqual([true, many]);
    expect(seen.filter(([whole, count]) => whole && count < many)).toEqual([]);
  });
});
test('a library in which there is nothing is known to be empty once the server has said so', async () => {
  const empty = await freshServer();
  await network.close();
  network = await openNetwork(empty);
  const tablet = new TestDevice();
  await tablet.join(empty, 'librarian');
  expect(await tablet.at(isWhole)).toBe(false);
  await tablet.exchange();
  expect(await tablet.at(isWhole)).toBe(true);
});

test('all titles are there, by id, by ISBN and by words, and none of them is a row', async () => {
  const tablet = await joined();
  expect(await tablet.exchange()).toEqual({ kind: 'done' });
  await tablet.at(async () => {
    expect(await database().title.count()).toBe(0);
    expect(await isAnyTitle()).toBe(true);
    for (const at of [0, 1_234, many - 1]) {
      const fields = madeUpTitle(at);
      expect(await theTitle(idOf(fields))).toMatchObject(fields);
      expect(await findByCode(fields.isbn as string)).toMatchObject({ kind: 'title', title: { title: fields.title } });
      expect(await likeTitles('', fields.title.toUpperCase())).toContainEqual(expect.objectContaining(fields));
      expect((await found(`${fields.title} ${fields.authors?.[0]}`)).titles).toContainEqual(
        expect.objectContaining(fields),
      );
    }
    expect((await found('')).count).toBe(many);
    expect(await theTitle('01939f00-0000-7000-8000-000000000000')).toBeUndefined();
  });
});

test('a line that breaks off again and again loses nothing and asks for no segment twice', async () => {
  const tablet = await joined();
  await tablet.at(async () => {
    await round();
    expect(await loadProgress()).toEqual({ here: 0, all: many });
    network.weather = 'cut';
    expect(await round()).toMatchObject({ kind: 'fault' });
    network.weather = 'off';
    expect(await round()).toMatchObject({ kind: 'fault', fault: { kind: 'offline' } });
    expect((await loadProgress())?.here).toBe(0);
    network.weather = 'fine';
  });
  const before = segmentsAsked();
  await tablet.exchange();
  expect(segmentsAsked() - before).toBe(2);
  await tablet.at(async () => {
    expect(await loadProgress()).toBeUndefined();
    expect((await found('')).count).toBe(many);
  });
});

test('a segment that was cut in the middle is fetched from there on', async () => {
  const tablet = await joined();
  const real = globalThis.fetch;
  let cuts = 0;
  globalThis.fetch = async (path, options) => {
    const answer = await real(path, options);
    if (!isSegment(path) || (cuts += 1) > 1) return answer;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const half = new ReadableStream({
      start: (stream) => stream.enqueue(bytes.slice(0, 100_000)),
      pull: (stream) => stream.error(new TypeError('cut')),
    });
    return new Response(half, { headers: { 'content-type': 'application/octet-stream' } });
  };
  await tablet.at(async () => {
    await round();
    expect(await round()).toMatchObject({ kind: 'fault', fault: { kind: 'offline' } });
  });
  await tablet.exchange();
  globalThis.fetch = real;
  expect(network.requests.filter((path) => path.endsWith('?from=100000'))).toHaveLength(1);
  await tablet.at(async () => expect((await found('')).count).toBe(many));
});

test('what is still on its way when another segment is cut is kept, and not fetched a second time', async () => {
  const tablet = await joined();
  const before = segmentsAsked();
  const real = globalThis.fetch;
  let asked = 0;
  globalThis.fetch = async (path, options) => {
    const isFirst = isSegment(path) && (asked += 1) === 1;
    const answer = await real(path, options);
    if (isFirst) throw new TypeError('cut');
    if (isSegment(path)) await new Promise((resolve) => setTimeout(resolve, 20));
    return answer;
  };
  await tablet.at(async () => {
    await round();
    expect(await round()).toMatchObject({ kind: 'fault', fault: { kind: 'offline' } });
    expect((await loadProgress())?.here).toBeGreaterThan(0);
  });
  globalThis.fetch = real;
  await tablet.exchange();
  expect(segmentsAsked() - before).toBe(3);
  await tablet.at(async () => expect((await found('')).count).toBe(many));
});

test('what arrived before the tablet was switched off stays, and can be searched meanwhile', async () => {
  const tablet = await joined();
  let asked = 0;
  const real = globalThis.fetch;
  globalThis.fetch = (path, options) => {
    if (isSegment(path) && (asked += 1) > 1) return Promise.reject(new TypeError('no network'));
    return real(path, options);
  };
  await tablet.at(async () => {
    await round();
    await round();
  });
  globalThis.fetch = real;
  // The same profile, in a program that knows nothing of before.
  await tablet.at(async () => {
    const { here = 0 } = (await loadProgress()) ?? {};
    expect(here).toBeGreaterThan(900);
    expect(here).toBeLessThan(many);
    expect((await found('')).count).toBe(here);
  });
  const before = segmentsAsked();
  await tablet.exchange();
  expect(segmentsAsked() - before).toBe(1);
  await tablet.at(async () => expect((await found('')).count).toBe(many));
});

test('what changes on the server meanwhile arrives too', async () => {
  const [tablet, other] = [await joined(), await joined()];
  await other.exchange();
  await tablet.at(() => round());
  await other.at(async () => {
    await commit([title.patch(idOf(madeUpTitle(7)), { title: 'Tên đã sửa' }), title.remove(idOf(madeUpTitle(8)))]);
    await commit([title.put({ title: 'Sách mới về', bookType: 'TN' })]);
  });
  await other.exchange();
  await tablet.exchange();
  await tablet.at(async () => {
    expect(await theTitle(idOf(madeUpTitle(7)))).toMatchObject({ title: 'Tên đã sửa', isbn: madeUpTitle(7).isbn });
    expect(await theTitle(idOf(madeUpTitle(8)))).toBeUndefined();
    expect(await findByCode(madeUpTitle(8).isbn as string)).toMatchObject({ kind: 'unknown' });
    expect((await found('ten da sua')).titles).toMatchObject([{ title: 'Tên đã sửa' }]);
    expect((await found(madeUpTitle(7).isbn as string)).titles).toMatchObject([{ title: 'Tên đã sửa' }]);
    expect((await found('')).count).toBe(many);
  });
});

test('a title in a segment is corrected without a network, and the correction reaches the others', async () => {
  const [tablet, other] = [await joined(), await joined()];
  await tablet.exchange();
  await other.exchange();
  const fields = madeUpTitle(21);
  const id = idOf(fields);
  network.weather = 'off';
  await tablet.at(async () => {
    await commit([title.patch(id, { publisher: 'Nhà in làng Vạn' })]);
    expect(await theTitle(id)).toMatchObject({ ...fields, publisher: 'Nhà in làng Vạn' });
    expect((await found('nha in lang van')).count).toBe(1);
    await commit([copy.put({ titleId: id, siteId: 'site-0001', accessionNumber: 'TN.00001', status: 'inService' })]);
    const [row] = await database().copy.toArray();
    expect(await theTitleOfCopy(row?.id as string)).toMatchObject({ publisher: 'Nhà in làng Vạn' });
  });
  network.weather = 'fine';
  await tablet.exchange();
  await other.exchange();
  for (const device of [tablet, other])
    await device.at(async () => {
      expect((await titlesById([id])).get(id)).toMatchObject({ ...fields, publisher: 'Nhà in làng Vạn' });
      expect(await database().shadow.count()).toBe(0);
    });
});

test('what was written before the title had arrived lies over it afterwards', async () => {
  const tablet = await joined();
  const fields = madeUpTitle(33);
  await tablet.at(async () => {
    await round();
    network.weather = 'off';
    const { isbn, title: name, volume, year } = fields;
    await commit([title.put({ isbn, title: name, volume, year, bookType: 'NV' })]);
    await commit([title.put({ title: 'Chỉ có ở đây', bookType: 'TN' })]);
    network.weather = 'fine';
  });
  await tablet.exchange();
  await tablet.at(async () => {
    expect(await theTitle(idOf(fields))).toMatchObject({ ...fields, bookType: 'NV' });
    expect((await found(fields.isbn as string)).count).toBe(1);
    expect((await found('chi co o day')).count).toBe(1);
    expect((await found('')).count).toBe(many + 1);
  });
});

test('a library of one tablet that joins a large one brings its titles along', async () => {
  const tablet = new TestDevice();
  await tablet.at(async () => {
    await database().meta.put({
      id: 'clock',
      device: 'f'.repeat(16),
      unitId: '01939f00-0000-7000-8000-0000000000aa',
      offset: 0,
      cursors: {},
    });
    await commit([
      title.put({ title: 'Của riêng', bookType: 'TN' }),
      title.put({ ...madeUpTitle(40), publisher: 'Của riêng' }),
    ]);
  });
  await tablet.join(server, 'administrator');
  await tablet.exchange();
  await tablet.exchange();
  await tablet.at(async () => {
    expect((await found('cua rieng')).count).toBe(2);
    expect((await found('')).count).toBe(many + 1);
    expect(await tablet.waiting()).toBe(0);
  });
});

test('a server put back from a copy is loaded anew, and no segment is fetched that is here already', async () => {
  const tablet = await joined();
  await tablet.exchange();
  await tablet.at(() => commit([title.patch(idOf(madeUpTitle(3)), { title: 'Sửa trước khi phục hồi' })]));
  await tablet.exchange();
  const before = segmentsAsked();
  await network.close();
  server = await freshServer(server.folder, true);
  network = await openNetwork(server);
  await tablet.exchange();
  expect(segmentsAsked()).toBeLessThan(before);
  await tablet.at(async () => {
    expect((await found('')).count).toBe(many);
    expect(await theTitle(idOf(madeUpTitle(3)))).toMatchObject({ title: 'Sửa trước khi phục hồi' });
  });
});

test('a library with much else but few titles has them as rows', async () => {
  await network.close();
  server = await freshServer();
  await fillTitles(server.storage, 300);
  const writer = await freshTablet(server.storage);
  const copies = Array.from({ length: 1_900 }, (_, at) =>
    copy.put({ titleId: 'title-0001', siteId: 'site-0001', accessionNumber: `TN.${at}`, status: 'inService' }),
  );
  for (let at = 0; at < copies.length; at += 500)
    await writer.push(
      server.storage,
      copies.slice(at, at + 500).map((one) => writer.op(one)),
    );
  network = await openNetwork(server);
  const tablet = await joined();
  await tablet.exchange();
  expect(segmentsAsked()).toBeGreaterThan(0);
  await tablet.at(async () => {
    const db = database();
    expect([await db.title.count(), await db.copy.count(), await db.segment.count()]).toEqual([300, 1_900, 0]);
    expect((await found('')).count).toBe(300);
  });
});

test('a segment that is not what its name says is not taken in', async () => {
  const tablet = await joined();
  const real = globalThis.fetch;
  globalThis.fetch = async (path, options) => {
    const answer = await real(path, options);
    if (!isSegment(path)) return answer;
    return new Response(new Uint8Array(1_000), { headers: { 'content-type': 'application/octet-stream' } });
  };
  await tablet.at(async () => {
    await round();
    expect(await round()).toMatchObject({ kind: 'fault', fault: { kind: 'not-our-server' } });
    expect((await found('')).count).toBe(0);
  });
  globalThis.fetch = real;
});

test('a list of titles that is open is drawn anew when the others come in', async () => {
  const tablet = await joined();
  await tablet.at(async () => {
    const counts: number[] = [];
    const listening = liveSearch({ typed: '', levels: [], most: 3 }).subscribe({
      next: ({ count }: { count: number; titles: readonly Title[] }) => counts.push(count),
      error: (reason) => expect(reason).toBeUndefined(),
    });
    while ((await round()).kind === 'more');
    while (counts.at(-1) !== many) await new Promise((resolve) => setTimeout(resolve, 10));
    listening.unsubscribe();
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });
});
