// A tablet that pulls from any cursor ends with every record, whatever the size of pages.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import type { Id } from '#domain/record/id.ts';
import { pageBytes, pullPath, type PullLine } from '#protocol/pull.ts';
import { answerPull } from '../../../src/server/sync/answer-pull.ts';
import { freshServer, freshTablet, joinWith, type Tablet } from '../../support/fresh-server.ts';
import type { Storage } from '../../../src/server/storage/storage.ts';

async function pull(
  storage: Storage,
  { row }: Tablet,
  scopes: { scope: string; after: number; anew?: boolean }[],
  epoch?: string,
) {
  const asked = { storage, device: row, epoch: epoch ?? storage.server.epoch, scopes, nowMs: 0 };
  const lines: PullLine[] = [];
  for await (const line of answerPull(asked)) lines.push(line);
  return lines;
}

test('after any cursor come exactly the records that changed since', async () => {
  const { storage } = await freshServer();
  const tablet = await freshTablet(storage);
  const scope = `unit:${storage.server.unitId}`;
  const books = Array.from({ length: 1_203 }, (_, at) => tablet.op(title.put({ title: `Sách ${at}`, bookType: 'TN' })));
  for (let from = 0; from < books.length; from += 500) await tablet.push(storage, books.slice(from, from + 500));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_203 }), async (after) => {
      const lines = await pull(storage, tablet, [{ scope, after }]);
      const pages = lines.filter((line) => line.kind === 'page');
      expect(pages.flatMap((page) => page.rows.map(([, , seq]) => seq))).toEqual(
        Array.from({ length: 1_203 - after }, (_, at) => after + at + 1),
      );
      let cursor = after;
      for (const page of pages) {
        expect(page.from).toBe(cursor);
        cursor = page.to;
      }
      expect(cursor).toBe(1_203);
    }),
    { numRuns: 20 },
  );
});

test("a tablet hears what became of its parked ops, and of nobody else's", async () => {
  const { storage } = await freshServer();
  const [early, other, late] = [await freshTablet(storage), await freshTablet(storage), await freshTablet(storage)];
  const id = 'title-0001' as Id<'title'>;
  const year = (tablet: Tablet) => tablet.push(storage, [tablet.op(title.patch(id, { year: 1957 }))]);
  const greeting = async (parked: number[]) => {
    const asked = { storage, device: early.row, epoch: storage.server.epoch, scopes: [], parked, nowMs: 0 };
    return (await answerPull(asked).next()).value as PullLine;
  };
  await year(early);
  await year(other);
  expect(await greeting([1])).not.toHaveProperty('unparked');
  await late.push(storage, [late.op(title.put({ title: 'Quê nội', bookType: 'TN' }, id))]);
  expect(await greeting([1, 7])).toHaveProperty('unparked', [[1, 'applied', 1, null]]);
});

test('a kiosk is never given people, even if it asks', async () => {
  const { storage } = await freshServer();
  const kiosk = await freshTablet(storage, 'kiosk');
  const lines = await pull(storage, kiosk, [{ scope: `people:${storage.server.unitId}`, after: 0 }]);
  expect(lines).toMatchObject([{ kind: 'hello', scopes: [`unit:${storage.server.unitId}`] }]);
  expect(lines).toHaveLength(1);
});

test('a cursor from before a restore, or beyond what the server has, begins again', async () => {
  const { storage } = await freshServer();
  const tablet = await freshTablet(storage);
  const scope = `unit:${storage.server.unitId}`;
  await tablet.push(storage, [tablet.op(title.put({ title: 'Quê nội', bookType: 'TN' }))]);
  const { epoch } = storage.server;
  expect(await pull(storage, tablet, [{ scope, after: 1 }], 'before')).toContainEqual({
    kind: 'startOver',
    scope,
    epoch,
  });
  const beyond = await pull(storage, tablet, [{ scope, after: 7 }]);
  expect(storage.server.epoch).not.toBe(epoch);
  expect(beyond).toContainEqual({ kind: 'startOver', scope, epoch: storage.server.epoch });
});

test('a page is bounded by its bytes too, and whoever reads anew is told the end of nothing', async () => {
  const { storage } = await freshServer();
  const tablet = await freshTablet(storage);
  const scope = `unit:${storage.server.unitId}`;
  const [, empty] = await pull(storage, tablet, [{ scope, after: 0, anew: true }]);
  expect(empty).toMatchObject({ kind: 'page', to: 0, head: 0, rows: [] });
  const authors = Array.from({ length: 50 }, (_, at) => `Nguyễn ${'Đ'.repeat(100)} ${at}`);
  const books = Array.from({ length: 60 }, (_, at) => title.put({ title: `Sách ${at}`, bookType: 'TN', authors }));
  await tablet.push(
    storage,
    books.map((book) => tablet.op(book)),
  );
  const pages = (await pull(storage, tablet, [{ scope, after: 0 }])).filter((line) => line.kind === 'page');
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(pageBytes + 1_000);
  expect(pages.flatMap((page) => page.rows)).toHaveLength(60);
});

test('pages go out compressed, each as soon as it is made', async () => {
  const server = await freshServer();
  const tablet = await freshTablet(server.storage);
  const books = Array.from({ length: 400 }, (_, at) => tablet.op(title.put({ title: `Sách ${at}`, bookType: 'TN' })));
  await tablet.push(server.storage, books);
  const { token } = await joinWith(server, 'librarian');
  const { epoch, unitId } = server.storage.server;
  const payload = { device: tablet.id, epoch, scopes: [{ scope: `unit:${unitId}`, after: 0 }] };
  const ask = (encoding: string) =>
    server.app.inject({
      method: 'POST',
      url: pullPath,
      payload,
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': encoding },
    });
  const [plain, gzip, brotli] = [await ask('identity'), await ask('gzip'), await ask('br')];
  expect(gunzipSync(gzip.rawPayload).toString()).toHaveLength(plain.body.length);
  expect(brotliDecompressSync(brotli.rawPayload).toString()).toHaveLength(plain.body.length);
  for (const { rawPayload } of [gzip, brotli]) expect(rawPayload.length).toBeLessThan(plain.rawPayload.length / 4);
});
