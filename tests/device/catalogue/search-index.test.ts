// The index gives what a plain look at every title would give, in the same order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, isSpelledSo, otherSpelling, wordsIn } from '#domain/record/fold.ts';
import { buildIndex, nameOf, type Indexed } from '#device/catalogue/build-index.ts';
import { askedFor, nameAt, searchIndex } from '#device/catalogue/search-index.ts';

const word = fc.constantFrom(
  ...'Nguyễn nguyen Nguyên Nhật Ánh anh Mỹ Mĩ my Hoà Hòa hoa quý quí Văn văn Lăng lang Đất dat rừng phương Nam 12 2 NXB'.split(
    ' ',
  ),
  'Hà\u0300',
  '𝔸nh',
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const anyTitle: fc.Arbitrary<Indexed> = fc.record({
  title: words,
  volume: maybe(fc.constantFrom('1', '2', '12')),
  authors: maybe(fc.array(words, { minLength: 1, maxLength: 2 })),
  publisher: maybe(words),
  partner: maybe(words),
  isbn: maybe(fc.constantFrom('9786041243781', '9786326176681')),
  level: maybe(fc.constantFrom('A' as const, 'B' as const)),
});
const typed = fc.oneof(
  fc
    .array(
      fc.tuple(word, fc.nat({ max: 5 })).map(([text, cut]) => text.slice(0, cut + 1)),
      { maxLength: 3 },
    )
    .map((list) => list.join(' ')),
  fc.constantFrom('978-604-124378-1', '9786326176681', '', '  ', 'không có'),
);

/** Says it again without an index. */
function plainly(titles: readonly Indexed[], text: string, levels: readonly string[]): string[] {
  const asked = wordsIn(text).filter((one) => fold(one) !== '');
  const bare = text.replace(/[\s-]/g, '');
  const found = titles.flatMap((one) => {
    const all = [one.title, one.volume, ...(one.authors ?? []), one.publisher, one.partner].flatMap((part) =>
      wordsIn(part ?? ''),
    );
    const answers = (want: string, given: string) =>
      fold(given).startsWith(fold(want)) || fold(given) === otherSpelling(fold(want));
    const isCode = bare.length > 9 && bare === one.isbn;
    const fits = asked.every((want) => all.some((given) => answers(want, given)));
    if ((!fits && !isCode) || (levels.length > 0 && !levels.includes(one.level ?? ''))) return [];
    const isSpelled = asked.every((want) => all.some((given) => answers(want, given) && isSpelledSo(want, given)));
    const begins = nameOf(one).startsWith(fold(text));
    const rank = isCode || asked.length === 0 ? 0 : (isSpelled ? 0 : 2) + (begins ? 0 : 1);
    return [`${rank} ${nameOf(one)}`];
  });
  return found.sort((a, b) => (a < b ? -1 : 1));
}

test('a search finds what a look at every title finds, the likest first', () => {
  fc.assert(
    fc.property(fc.array(anyTitle, { maxLength: 12 }), typed, fc.subarray(['A', 'B']), (titles, text, levels) => {
      const sorted = [...titles].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
      const index = buildIndex(sorted);
      const { count, ranks } = searchIndex(index, askedFor(text, levels), undefined, 100);
      const found = ranks.flatMap((rows, rank) => rows.map((row) => `${rank} ${nameAt(index, row)}`));
      expect(found).toEqual(plainly(titles, text, levels));
      expect(count).toBe(found.length);
    }),
  );
});

const rankedFor = (text: string, names: readonly string[]) => {
  const sorted = names.map((title) => ({ title })).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const { ranks } = searchIndex(buildIndex(sorted), askedFor(text, []), undefined, 100);
  return ranks.flat().map((row) => sorted[row]?.title);
};
test('what is spelled as it was typed comes first, and the rest is found too', () => {
  expect(rankedFor('văn lăng', ['Văn Lang', 'Văn Lăng', 'Van Lang'])[0]).toBe('Văn Lăng');
  expect(rankedFor('van lang', ['Văn Lang', 'Văn Lăng', 'Van Lang'])).toHaveLength(3);
  expect(rankedFor('hòa', ['Hoa', 'Hoà', 'Họa'])[0]).toBe('Hoà');
  expect(rankedFor('mĩ', ['Mỹ', 'Mĩ', 'Ma'])).toEqual(['Mĩ', 'Mỹ']);
  expect(rankedFor('đa', ['Da', 'Đa'])).toEqual(['Đa', 'Da']);
});
