// No two sides of a case are called the same, and no more is said than that takes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toldApart } from '../../../../src/screens/waiting/sides/told-apart.ts';

test('the shortest words that tell a side apart are enough, and others that read alike need more', () => {
  const called = ['Thị Mai', 'Gia Bảo', 'Gia Bảo'];
  const full = ['Lò Thị Mai', 'Hoàng Gia Bảo', 'Hoàng Gia Bảo'];
  const withNumber = ['Lò Thị Mai, TN.1', 'Hoàng Gia Bảo, TN.1', 'Hoàng Gia Bảo, TN.3'];
  expect(toldApart([called, full, withNumber])).toEqual(['Thị Mai', 'Hoàng Gia Bảo, TN.1', 'Hoàng Gia Bảo, TN.3']);
});

test('sides of which nothing differs are counted', () => {
  expect(toldApart([['Mai', 'Mai']])).toEqual(['Mai (1)', 'Mai (2)']);
});

test('whatever the sides have in common, no two are called the same', () => {
  const word = fc.constantFrom('Mai', 'Bảo', 'Páo');
  const sides = fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 4 });
  const differ = fc.property(sides, (all) => {
    const wordings = [0, 1, 2].map((level) => all.map((words) => words.slice(0, level + 1).join(' ')));
    expect(new Set(toldApart(wordings)).size).toBe(all.length);
  });
  fc.assert(differ);
});
