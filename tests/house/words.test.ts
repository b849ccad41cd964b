// What people read stands in i18n, in both languages, and keeps to the way of speaking that was agreed.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source.ts';

test('no component speaks by itself', () => {
  const drawn = sourceFiles('src').filter(({ path }) => path.endsWith('.tsx'));
  const literal = />\s*([\p{L}][\p{L}\p{N} ,.'’…-]*\p{L})\s*<\//gu;
  const wrong = drawn.flatMap(({ path, text }) => [...text.matchAll(literal)].map(([, words]) => `${path}: ${words}`));
  expect(wrong).toEqual([]);
});

type Said = string | ((...facts: never[]) => string);
interface Pair {
  readonly vi: Said;
  readonly en: Said;
}
const isPair = (value: unknown): value is Pair =>
  typeof value === 'object' && value !== null && 'vi' in value && 'en' in value;

async function everyPhrase(): Promise<[name: string, pair: Pair][]> {
  const folder = join(root, 'src/i18n');
  const found: [string, Pair][] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const module = (await import(join(folder, file))) as Record<string, unknown>;
    for (const [area, all] of Object.entries(module)) {
      if (typeof all !== 'object' || all === null) continue;
      for (const [name, pair] of Object.entries(all)) if (isPair(pair)) found.push([`${file} ${area}.${name}`, pair]);
    }
  }
  return found;
}
const words = (said: Said) => (typeof said === 'string' ? said : String(said));

test('every sentence exists in both languages and takes the same facts in both', async () => {
  const all = await everyPhrase();
  expect(all.length).toBeGreaterThan(300);
  const uneven = all.filter(([, { vi, en }]) => {
    const [a, b] = [vi, en].map((said) => (typeof said === 'function' ? said.length : -1));
    return typeof vi === 'function' && typeof en === 'function' ? a !== b : false;
  });
  expect(uneven.map(([name]) => name)).toEqual([]);
});
test('Vietnamese is spoken as people speak: no blame, no jargon, no shouting, tone marks in the new place', async () => {
  const avoided =
    /\b(lỗi|thất bại|xung đột|đồng bộ|ngoại tuyến|không hợp lệ|vui lòng|rất tiếc|quý khách|chúng tôi|hủy|xóa|hóa|thủy)\b/iu;
  const wrong = (await everyPhrase()).filter(([, { vi }]) => avoided.test(words(vi)));
  expect(wrong.map(([name]) => name)).toEqual([]);
});
test('only the kiosk may call out', async () => {
  const loud = (await everyPhrase()).filter(
    ([name, { vi }]) => words(vi).replaceAll('!==', '').includes('!') && !name.includes('kiosk.'),
  );
  expect(loud.map(([name]) => name)).toEqual([]);
});
