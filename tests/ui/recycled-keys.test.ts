// Keys of rows that change with every keystroke: who stays keeps its own, and no two rows have one.
import { expect, test } from 'vitest';
import { recycledKeys } from '#ui/recycled-keys.ts';

const none: ReadonlyMap<string, number> = new Map();

test('a row that stays keeps its key, and one that comes takes that of one that left', () => {
  const first = recycledKeys(none, ['a', 'b', 'c']);
  const second = recycledKeys(first, ['d', 'c', 'a']);
  expect(second.get('c')).toBe(first.get('c'));
  expect(second.get('a')).toBe(first.get('a'));
  expect(second.get('d')).toBe(first.get('b'));
});

test('no two rows have one key, however the list grows and shrinks', () => {
  const lists = [['a', 'b'], ['c', 'b', 'a', 'd'], ['e'], ['a', 'e', 'f', 'g', 'h'], []];
  let keys = none;
  for (const list of lists) {
    keys = recycledKeys(keys, list);
    expect(new Set(keys.values()).size).toBe(list.length);
  }
});
