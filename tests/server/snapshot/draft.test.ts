// Bringing a snapshot up to date costs what has changed, and says the same as making it from nothing.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { naturalId } from '#protocol/natural-id.ts';
import { Draft } from '../../../src/server/snapshot/draft.ts';
import { SegmentFiles } from '../../../src/server/snapshot/segment-files.ts';
import { manyTitles } from '../../support/many-titles.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const stamps = { '*': `0192${'0'.repeat(12)}${'a'.repeat(16)}` };
const rows = manyTitles(5_000).map((fields, at) => ({
  scope: 'unit:x',
  type: 'title',
  id: naturalId(title, fields) as string,
  seq: at + 1,
  state: { fields, stamps },
}));
const files = () => new SegmentFiles(mkdtempSync(join(tmpdir(), 'tusach-segments-')));

test('one changed title makes one range anew; the others keep their names', async () => {
  const where = files();
  const first = new Draft(where, []);
  await first.apply(rows);
  const before = await first.finish();
  const second = new Draft(where, before);
  const [one] = rows as [(typeof rows)[number]];
  await second.apply([{ ...one, seq: 5_001, state: { ...one.state, fields: { ...one.state.fields, price: 1 } } }]);
  const after = await second.finish();
  expect(after[0]?.ranges.length).toBe(4);
  const same = after[0]?.ranges.filter((range, at) => range?.sha256 === before[0]?.ranges[at]?.sha256);
  expect(same?.length).toBe(3);
});

test('records that came in many steps lie as those that came at once', async () => {
  const [whole, inSteps] = [new Draft(files(), []), new Draft(files(), [])];
  await whole.apply(rows);
  for (let at = 0; at < rows.length; at += 900) await inSteps.apply(rows.slice(at, at + 900));
  expect(await inSteps.finish()).toEqual(await whole.finish());
});
