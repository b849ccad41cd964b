// A catalogue in segments with changed titles as rows above it answers like one in which every title is a row.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { linkOf } from '#domain/record/same-as.ts';
import { sameTitle } from '#domain/catalogue/same-title.ts';
import { title } from '#domain/catalogue/title.ts';
import type { Change } from '#domain/record/change.ts';
import type { Id } from '#domain/record/id.ts';
import { naturalId } from '#protocol/natural-id.ts';
import { hashOf, rangeOf } from '#protocol/snapshot/ranges.ts';
import { segmentOf, segmentToText } from '#protocol/snapshot/segment.ts';
import { absorb } from '#device/absorb.ts';
import { nameOf } from '#device/catalogue/search/build-index.ts';
import { keepArrived, searchTitles, titlesNamed } from '#device/catalogue/desk.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { theTitle, titlesById, titlesByIsbn } from '#device/read/catalogue.ts';
import { TestDevice } from '../../support/devices.ts';
import { madeUpTitle } from '../../support/many-titles.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const scope = 'unit:01939f00-0000-7000-8000-0000000000aa';
const rows = Array.from({ length: 200 }, (_, at) => {
  const fields = madeUpTitle(at);
  const stamps = { '*': `0192${'0'.repeat(12)}${'a'.repeat(16)}` };
  return { id: naturalId(title, fields) as Id<'title'>, seq: at + 1, state: { fields, stamps } };
});
const sorted = [...rows].sort((a, b) => (nameOf(a.state.fields) < nameOf(b.state.fields) ? -1 : 1));
const segments = [0, 1].map((range) => {
  const own = sorted.filter(({ id }) => rangeOf(hashOf(id), 2) === range);
  const text = segmentToText(segmentOf('title', own));
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { text, entry: { sha256, type: 'title', range, of: 2, rows: own.length, bytes: text.length, order: 1 } };
});

/** A device that has the titles as rows, or in a segment. */
async function holding(how: 'rows' | 'segment'): Promise<TestDevice> {
  const device = new TestDevice();
  await device.at(async () => {
    const db = database();
    const [clock, lease] = [
      { id: 'clock', device: 'b'.repeat(16), unitId: scope.slice(5), offset: 0, cursors: {} },
      'turn',
    ];
    await db.meta.put(clock as never);
    await db.lease.put({ id: 'round', token: lease, expires: Number.MAX_SAFE_INTEGER });
    if (how === 'rows') {
      const page = rows.map(({ id, seq, state }): [string, string, number, typeof state] => ['title', id, seq, state]);
      return absorb({ kind: 'page', scope, from: 0, to: rows.length, head: rows.length, more: false, rows: page });
    }
    await db.meta.put({ id: 'catalogue', scope, of: 2 });
    for (const { text, entry } of segments) {
      const id = `part ${entry.range}`;
      await db.segment.put({ ...entry, id, scope, isHere: false });
      const bytes = new TextEncoder().encode(text).buffer;
      expect(await keepArrived({ id, scope, entry, bytes, turn: lease })).toBe('kept');
    }
    return undefined;
  });
  return device;
}

const idAt = (at: number) => rows[at]?.id as Id<'title'>;
const at = fc.nat({ max: rows.length - 1 });
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  at.map((one) => title.patch(idAt(one), { title: `Chuyện đã sửa ${one % 7}`, level: null })),
  at.map((one) => title.remove(idAt(one))),
  at.map((one) => title.restore(idAt(one))),
  at.map((one) => title.put({ ...madeUpTitle(one), publisher: 'Nhà in Vạn' })),
  at.map((one) => title.put({ ...madeUpTitle(one), isbn: `97860499${String(one).padStart(5, '0')}` })),
  fc
    .tuple(at, at)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => sameTitle.put(linkOf(idAt(one), idAt(other)))),
);
const questions = [
  '',
  'chuyen',
  'chuyện đã sửa',
  'nha in van',
  'trong rừng',
  madeUpTitle(5).isbn as string,
  'Bis maatj',
  'hoa',
  'ba',
  'lan 1',
];

async function answers() {
  const found = [];
  for (const typed of questions) {
    const [few, many] = [
      await searchTitles({ typed, levels: [], most: 7 }),
      await searchTitles({ typed, levels: [], most: 30 }),
    ];
    const ids = many.titles.map(({ id }) => id);
    expect(few.titles.map(({ id }) => id)).toEqual(ids.slice(0, 7));
    found.push([typed, many.count, ids, many.titles.map(nameOf)]);
  }
  found.push((await searchTitles({ typed: '', levels: ['A', 'C'], most: 300 })).count);
  const all = await titlesById(rows.map(({ id }) => id));
  found.push(Object.fromEntries([...all].map(([id, row]) => [id, [row.title, row.publisher, row.removed === true]])));
  found.push((await theTitle(idAt(3)))?.title);
  found.push((await titlesByIsbn([3, 4].map((one) => String(madeUpTitle(one).isbn)))).map(nameOf).sort());
  found.push((await titlesNamed(['chuyen da sua 3'])).map(nameOf).sort());
  return found;
}

test('an index that an earlier version has saved is built anew, once, and answers like every other', async () => {
  const [plain, cut] = [await holding('rows'), await holding('segment')];
  await cut.at(async () => {
    const db = database();
    for (const { inOrder: _filed, hashes: _hashes, namedEnds: _ends, ...old } of await db.titleIndex.toArray())
      await db.titleIndex.put({ ...old, names: '' } as never);
  });
  expect(await cut.at(answers)).toEqual(await plain.at(answers));
  const forms = await cut.at(async () =>
    (await database().titleIndex.toArray()).map(({ inOrder, rows: all }) => inOrder.length === all),
  );
  expect(forms).toEqual([true, true]);
});
test('whatever is changed, both answer alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyChange, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), async (steps) => {
      const [plain, cut] = [await holding('rows'), await holding('segment')];
      expect(await cut.at(answers)).toEqual(await plain.at(answers));
      for (const changes of steps) for (const device of [plain, cut]) await device.at(() => commit(changes));
      expect(await cut.at(answers)).toEqual(await plain.at(answers));
    }),
    { numRuns: 12 },
  );
});
