// A tablet without a network makes a file of what it could not send; another one of the library hands it in, and it counts
// once: however often, in whatever order, and although the first tablet comes back later and sends the same itself.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { title } from '#domain/catalogue/title.ts';
import { commit } from '#device/commit.ts';
import { handIn } from '#device/courier/hand-in.ts';
import { packUnsent } from '#device/courier/pack.ts';
import { database } from '#device/open-database.ts';
import { TestDevice } from '../support/devices.ts';
import { freshServer, type FreshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';

let server: FreshServer;
let network: Network;
let far: TestDevice;
let near: TestDevice;
const read = inHouseUse.put({
  titleId: '01939f00-0000-7000-8000-0000000000t1',
  siteId: '01939f00-0000-7000-8000-0000000000s1',
  onDay: '2026-10-02',
  readerKind: 'pupil',
  amount: 1,
});
const book = (name: string) => title.put({ title: name, bookType: 'TN' });
const packed = async () => {
  const made = await far.at(packUnsent);
  if (!made) throw new Error('Nothing was packed.');
  return made;
};

beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
  [far, near] = [new TestDevice(), new TestDevice()];
  await far.join(server, 'librarian');
  await near.join(server, 'volunteer');
});
afterEach(() => network.close());

test('what one tablet could not send is handed in by another, once', async () => {
  await far.at(async () => {
    await commit([read]);
    await commit([book('Quê nội'), book('Dế Mèn')]);
  });
  const { count, file } = await packed();
  expect(count).toBe(3);
  expect(await far.waiting()).toBe(3);
  expect(await near.at(() => handIn(file))).toEqual({ kind: 'taken', count: 3 });
  expect(await near.at(() => handIn(file))).toEqual({ kind: 'taken', count: 3 });
  await near.exchange();
  expect(await near.at(() => database().title.count())).toBe(2);
  await far.exchange();
  expect(await far.waiting()).toBe(0);
  await near.exchange();
  expect(await near.at(() => database().inHouseUse.toArray())).toMatchObject([{ amount: 1 }]);
});

test('files in the wrong order do no harm: the later one waits for the earlier', async () => {
  await far.at(() => commit([book('Quê nội')]));
  const earlier = await packed();
  await far.at(() => commit([book('Dế Mèn')]));
  const later = await packed();
  expect(await near.at(() => handIn(later.file))).toEqual({ kind: 'taken', count: 2 });
  expect(await near.at(() => handIn(earlier.file))).toEqual({ kind: 'taken', count: 1 });
  await near.exchange();
  expect(await near.at(() => database().title.count())).toBe(2);
});

test('a file that was changed, cut, is no file of ours, or is of another library is not taken', async () => {
  await far.at(() => commit([book('Quê nội')]));
  const { file } = await packed();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const changed = new Uint8Array(bytes);
  changed[bytes.length - 12] = (bytes[bytes.length - 12] ?? 0) ^ 1;
  const attempts = [new Blob([changed]), new Blob([bytes.slice(0, -5)]), new Blob(['một tệp khác']), new Blob([])];
  for (const blob of attempts) expect(await near.at(() => handIn(blob))).toEqual({ kind: 'strange' });
  const elsewhere = (await file.text()).replace(/"unit":"[^"]+"/, '"unit":"another"');
  expect((await near.at(() => handIn(new Blob([elsewhere])))).kind).not.toBe('taken');
  await near.exchange();
  expect(await near.at(() => database().title.count())).toBe(0);
});

test('nobody can write in another tablet’s name: a batch that its device did not sign is not taken', async () => {
  await far.at(() => commit([book('Quê nội')]));
  const { file } = await packed();
  const [header = ''] = (await file.text()).split('\n');
  const inside = (await file.arrayBuffer()).slice(new TextEncoder().encode(header).length + 1);
  const text = (
    await new Response(new Blob([inside]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
  ).replace('Quê nội', 'Quê ngoại');
  const zipped = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', zipped));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const forged = new Blob([header.replace(/"sha256":"[^"]+"/, `"sha256":"${sha256}"`), '\n', zipped]);
  expect(await near.at(() => handIn(forged))).toEqual({ kind: 'unsigned' });
});

test('without a network nothing is decided, and the file can be handed in later', async () => {
  await far.at(() => commit([book('Quê nội')]));
  const { file } = await packed();
  network.weather = 'off';
  expect(await near.at(() => handIn(file))).toMatchObject({ kind: 'not-sent' });
  network.weather = 'fine';
  expect(await near.at(() => handIn(file))).toEqual({ kind: 'taken', count: 1 });
});
