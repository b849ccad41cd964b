// The sample goes in through the tablets' door, once.
import { expect, test } from 'vitest';
import { seedSample } from '../../../src/server/sample/seed-sample.ts';
import { freshServer } from '../../support/fresh-server.ts';

test('an empty server gets the sample once, with a gathering that is running now', async () => {
  const { storage } = await freshServer();
  const nowMs = Date.parse('2026-10-06T07:10:00Z');
  expect(await seedSample(storage, { nowMs, today: '2026-10-06' })).toBe(true);
  expect(await seedSample(storage, { nowMs, today: '2026-10-06' })).toBe(false);
  const scope = `unit:${storage.server.unitId}`;
  const { head } = await storage.head(scope);
  const rows = await storage.rowsAfter({ scope, after: 0, upTo: head, most: 5_000 });
  const running = rows.filter(({ type, state }) => type === 'readingEvent' && state.fields.status === 'open');
  expect(running.map(({ state }) => state.fields.startsAt)).toContain('2026-10-06T07:00:00.000Z');
  expect(rows.filter(({ type }) => type === 'title').length).toBeGreaterThan(300);
});
