// Looking after the database changes nothing that a tablet can see: what is forgotten is either known to it or said to be.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import type { Id } from '#domain/record/id.ts';
import { opToWire } from '#protocol/op.ts';
import type { PullLine } from '#protocol/pull.ts';
import { answerPull } from '../../../src/server/sync/answer-pull.ts';
import { hash } from 'node:crypto';
import { lookAfter } from '../../../src/server/upkeep/upkeep.ts';
import type { Storage } from '../../../src/server/storage/storage.ts';
import { freshServer, freshTablet, type Tablet } from '../../support/fresh-server.ts';

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 25);
const book = (at: number) => `title-${at.toString().padStart(4, '0')}` as Id<'title'>;

async function rowsAfter(storage: Storage, { row }: Tablet, after: number, anew = false) {
  const scope = `unit:${storage.server.unitId}`;
  const scopes = [{ scope, after, anew }];
  const lines: PullLine[] = [];
  const { epoch } = storage.server;
  for await (const line of answerPull({ storage, device: row, epoch, scopes, nowMs: now })) lines.push(line);
  if (lines.some((line) => line.kind === 'startOver')) return 'startOver';
  return lines.flatMap((line) => (line.kind === 'page' ? line.rows : []));
}

/** What a tablet that reads everything from the beginning ends with. */
async function liveIds(storage: Storage, tablet: Tablet): Promise<string[]> {
  const rows = await rowsAfter(storage, tablet, 0, true);
  return Array.isArray(rows) ? rows.filter(([, , , state]) => !state.removed).map(([, id]) => id) : [];
}

/** So many days ago this book is put (again) or removed. */
const step = fc.record({ book: fc.nat({ max: 5 }), ago: fc.nat({ max: 400 }), removes: fc.boolean() });

test('from every cursor that can still be answered a pull gives the same before and after', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const { storage } = await freshServer();
      const tablet = await freshTablet(storage);
      for (const { book: at, ago, removes } of steps.toSorted((a, b) => b.ago - a.ago)) {
        const change = removes ? title.remove(book(at)) : title.put({ title: `Sách ${at}`, bookType: 'TN' }, book(at));
        await tablet.push(storage, [tablet.op(change, { wall: now - ago * day })], now - ago * day);
      }
      const scope = `unit:${storage.server.unitId}`;
      const { head } = await storage.head(scope);
      const cursors = Array.from({ length: head }, (_, at) => at + 1);
      const before = await Promise.all(cursors.map((cursor) => rowsAfter(storage, tablet, cursor)));
      const live = await liveIds(storage, tablet);
      await lookAfter(storage, now);
      const { horizon } = await storage.head(scope);
      for (const cursor of cursors) {
        const after = await rowsAfter(storage, tablet, cursor);
        expect(after).toEqual(cursor < horizon ? 'startOver' : before[cursor - 1]);
      }
      expect(await liveIds(storage, tablet)).toEqual(live);
      await storage.close();
    }),
    { numRuns: 15 },
  );
});

test('a removal is kept over a summer and forgotten after half a year', async () => {
  const { storage } = await freshServer();
  const tablet = await freshTablet(storage);
  const push = (change: Parameters<Tablet['op']>[0], ago: number) =>
    tablet.push(storage, [tablet.op(change)], now - ago * day);
  await push(title.put({ title: 'Sách 1', bookType: 'TN' }, book(1)), 300);
  await push(title.put({ title: 'Sách 2', bookType: 'TN' }, book(2)), 300);
  await push(title.remove(book(1)), 200);
  await push(title.remove(book(2)), 100);
  await lookAfter(storage, now);
  const rows = await rowsAfter(storage, tablet, 0, true);
  expect(Array.isArray(rows) && rows.map(([, id]) => id)).toEqual([book(2)]);
  expect(await rowsAfter(storage, tablet, 2)).toBe('startOver');
});

test('an old op is shortened, and yet known again, and another under its number is still told apart', async () => {
  const { storage } = await freshServer();
  const tablet = await freshTablet(storage, 'volunteer');
  const allowed = await freshTablet(storage);
  const op = allowed.op(title.put({ title: 'Sách 1', bookType: 'TN' }, book(1)));
  const refused = tablet.op(title.put({ title: 'Sách 2', bookType: 'TN' }, book(2)));
  const first = await allowed.push(storage, [op], now - 60 * day);
  await tablet.push(storage, [refused], now - 60 * day);
  await lookAfter(storage, now);
  const stored = (device: string) => storage.transaction((transaction) => transaction.opsOf(device, 1, 1));
  expect(await stored(allowed.id)).toMatchObject([{ wire: '{}', outcome: 'applied', scopeSeq: 1 }]);
  expect((await stored(tablet.id))[0]?.wire).toContain('Sách 2');
  expect((await allowed.push(storage, [op], now)).outcomes).toEqual(first.outcomes);
  const other = { ...op, fields: { ...op.fields, title: 'Khác' } };
  expect(await allowed.tryPush(storage, [other])).toMatchObject({ conflict: { conflict: 'device_fork' } });
});

test('what was parked for a kind that this server did not know is applied once it does', async () => {
  const { storage } = await freshServer();
  const tablet = await freshTablet(storage);
  const op = tablet.op(title.put({ title: 'Sách 1', bookType: 'TN' }, book(1)));
  const wire = JSON.stringify(opToWire(op));
  await storage.transaction((transaction) =>
    transaction.putOps([
      {
        ...op,
        outcome: 'parked',
        scopeSeq: 0,
        caseId: null,
        effective: op.stamp,
        hash: hash('sha256', wire, 'base64url'),
        receivedAt: new Date(now).toISOString(),
        wire,
      },
    ]),
  );
  await lookAfter(storage, now);
  expect(await rowsAfter(storage, tablet, 0)).toMatchObject([['title', book(1), 1, { fields: { title: 'Sách 1' } }]]);
  expect((await tablet.push(storage, [op])).outcomes).toEqual([[1, 'applied', 1, null]]);
});
