// A tablet that pulls from any cursor ends with every record, whatever the size of pages.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import type { PullLine } from '#protocol/pull.ts';
import { answerPull } from '../../../src/server/sync/answer-pull.ts';
import { freshServer, freshTablet, type Tablet } from '../../support/fresh-server.ts';
import type { Storage } from '../../../src/server/storage/storage.ts';

async function pull(storage: Storage, { row }: Tablet, scopes: { scope: string; after: number }[], epoch?: string) {
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
  expect(await pull(storage, tablet, [{ scope, after: 7 }])).toContainEqual({ kind: 'startOver', scope, epoch });
});
