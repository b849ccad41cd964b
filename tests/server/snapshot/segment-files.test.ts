// Segments are asked for by many at once, when new devices come in a group.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SegmentFiles } from '../../../src/server/snapshot/segment-files.ts';

const many = Array.from({ length: 25 });

test('what many asked for at once is at hand afterwards', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tusach-segments-'));
  const files = new SegmentFiles(folder);
  const names: string[] = [];
  for (let at = 0; at < 10; at += 1) names.push((await files.put(randomBytes(150_000).toString('hex'))).sha256);
  const wanted = { encoding: 'br', from: 0 } as const;
  for (const name of names) await Promise.all(many.map(() => files.packed(name, wanted)));
  rmSync(folder, { recursive: true });
  for (const name of names) expect(await files.packed(name, wanted)).toBeDefined();
});
test('many who cannot read brotli ask for the same for the first time: each gets it', async () => {
  const files = new SegmentFiles(mkdtempSync(join(tmpdir(), 'tusach-segments-')));
  const { sha256 } = await files.put(randomBytes(150_000).toString('hex'));
  const got = await Promise.allSettled(many.map(() => files.packed(sha256, { encoding: 'gzip', from: 0 })));
  expect(got.filter(({ status }) => status === 'rejected')).toEqual([]);
});
