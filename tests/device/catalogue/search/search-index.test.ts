// The index gives what a plain look at every title would give, in the same order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filingKey } from '#domain/record/filing-key.ts';
import { fold, isSpelledSo, otherSpelling, wordsIn } from '#domain/record/fold.ts';
import { hashOf } from '#protocol/snapshot/ranges.ts';
import { buildIndex, nameOf, type Indexed } from '#device/catalogue/search/build-index.ts';
import { firstHits } from '#device/catalogue/search/first-hits.ts';
import { askedFor, keyAt, rankCount, searchIndex } from '#device/catalogue/search/search-index.ts';

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

const nameWords = ({ title, volume }: Indexed) => wordsIn(volume ? `${title} ${volume}` : title);
const keyOf = (one: Indexed) => nameWords(one).map(filingKey).filter(Boolean).join(' ');
/** An index over titles whose ids are numbers. */
function indexOf(titles: readonly (Indexed & { readonly id: string })[]) {
  const sorted = [...titles].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : Number(nameOf(a) > nameOf(b))));
  return {
    ids: sorted.map(({ id }) => id),
    index: buildIndex(
      sorted,
      Uint32Array.from(sorted, ({ id }) => hashOf(id)),
    ),
  };
}
const numbered = (titles: readonly Indexed[]) => titles.map((one, at) => ({ ...one, id: `title ${at}` }));

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
    const name = nameWords(one);
    const isWhole = (want: string) =>
      name.some((given) => [fold(want), otherSpelling(fold(want))].includes(fold(given)));
    const isBegun = (want: string) => name.some((given) => answers(want, given));
    const [begins, whole, begun] = [
      nameOf(one).startsWith(fold(text)),
      asked.every(isWhole),
      asked.every((want) => isWhole(want) || isBegun(want)),
    ];
    const place = begins ? 0 : whole ? 1 : begun ? 2 : 3;
    const rank = isCode || asked.length === 0 ? 0 : (isSpelled ? 0 : 4) + place;
    return [`${rank} ${keyOf(one)}`];
  });
  return found.sort((a, b) => (a < b ? -1 : 1));
}

test('a search finds what a look at every title finds, the likest first', () => {
  fc.assert(
    fc.property(fc.array(anyTitle, { maxLength: 12 }), typed, fc.subarray(['A', 'B']), (titles, text, levels) => {
      const { index } = indexOf(numbered(titles));
      const { count, ranks } = searchIndex(index, askedFor(text, levels), undefined, 100);
      const found = ranks.flatMap((rows, rank) => rows.map((row) => `${rank} ${keyAt(index, row)}`));
      expect(found).toEqual(plainly(titles, text, levels));
      expect(count).toBe(found.length);
    }),
  );
});

test('however a catalogue is cut into pieces, its titles come in one order, page after page', () => {
  const cut = fc.array(fc.nat({ max: 3 }), { minLength: 14, maxLength: 14 });
  fc.assert(
    fc.property(fc.array(anyTitle, { maxLength: 14 }), cut, typed, fc.nat({ max: 9 }), (titles, piece, text, most) => {
      const all = numbered(titles);
      const asked = askedFor(text, []);
      const firstOf = (pieces: readonly (typeof all)[], wanted: number) => {
        const parts = pieces.map(indexOf);
        const answers = parts.map((part) => ({ part, ...searchIndex(part.index, asked, undefined, wanted) }));
        return firstHits(answers, wanted).map(({ part, row }) => part.ids[row]);
      };
      const pieces = [0, 1, 2, 3].map((nth) => all.filter((_, at) => piece[at] === nth));
      const whole = firstOf([all], 100);
      expect(firstOf(pieces, 100)).toEqual(whole);
      expect(firstOf(pieces, most)).toEqual(whole.slice(0, most));
    }),
  );
});

const found = (text: string, titles: readonly Indexed[]) => {
  const part = indexOf(titles.map((one) => ({ ...one, id: one.title })));
  const answer = searchIndex(part.index, askedFor(text, []), undefined, 100);
  expect(answer.ranks).toHaveLength(rankCount);
  return firstHits([{ part, ...answer }], 100).map(({ row }) => part.ids[row]);
};
const rankedFor = (text: string, names: readonly string[]) =>
  found(
    text,
    names.map((title) => ({ title })),
  );
test('whoever types a word sees titles that begin with it, that have it, that have its beginning, and then its authors', () => {
  const titles = [
    { title: 'Ánh trăng', authors: ['Lê Hoa'] },
    { title: 'Ba lô', authors: ['Hoan Ca'] },
    { title: 'Hoa hồng' },
    { title: 'Bông hoan ca' },
    { title: 'Mùa hoa cải' },
    { title: 'Đèn hoa' },
    { title: 'Hoan hô' },
    { title: 'Da trời', publisher: 'Hoa' },
  ];
  const wanted = 'Hoa hồng|Hoan hô|Đèn hoa|Mùa hoa cải|Bông hoan ca|Ánh trăng|Ba lô|Da trời'.split('|');
  expect(found('hoa', titles)).toEqual(wanted);
});
test('titles that answer alike stand as in a Vietnamese dictionary', () => {
  const names = ['Hoa an', 'Hoa ăn', 'Hoa ba', 'Hoa da', 'Hoa đa', 'Hoa tập 9', 'Hoa tập 10'];
  expect(rankedFor('hoa', [...names].reverse())).toEqual(names);
  expect(rankedFor('', [...names].reverse())).toEqual(names);
});
test('what is spelled as it was typed comes first, and the rest is found too', () => {
  expect(rankedFor('văn lăng', ['Văn Lang', 'Văn Lăng', 'Van Lang'])[0]).toBe('Văn Lăng');
  expect(rankedFor('van lang', ['Văn Lang', 'Văn Lăng', 'Van Lang'])).toHaveLength(3);
  expect(rankedFor('hòa', ['Hoa', 'Hoà', 'Họa'])[0]).toBe('Hoà');
  expect(rankedFor('mĩ', ['Mỹ', 'Mĩ', 'Ma'])).toEqual(['Mĩ', 'Mỹ']);
  expect(rankedFor('đa', ['Da', 'Đa'])).toEqual(['Đa', 'Da']);
});
