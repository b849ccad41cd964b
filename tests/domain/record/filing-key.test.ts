// Titles stand as in a Vietnamese dictionary, and what was written without accents can still be read off the key.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filingKey, foldedOf, isFoldedBefore } from '#domain/record/filing-key.ts';
import { fold, wordsIn } from '#domain/record/fold.ts';

const keyOf = (text: string) => wordsIn(text).map(filingKey).join(' ');
const filed = (texts: readonly string[]) => [...texts].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

test('letters with a hat, a horn or a bar are letters of their own, each behind its plain one', () => {
  const names = 'An Ăn Ân Ba Da Đa Em Êm Oi Ôi Ơi Pha Tu Tư Va Xa Ya'.split(' ');
  expect(filed([...names].reverse())).toEqual(names);
});
test('the same letters stand in the order of the tones', () => {
  const names = 'hoa hoà hoả hoã hoá hoạ'.split(' ');
  expect(filed([...names].reverse())).toEqual(names);
});
test('where the tone is written does not matter', () => {
  expect(keyOf('hòa')).toBe(keyOf('hoà'));
});
test('one syllable is settled before the next is looked at', () => {
  const names = ['Ba chìm bảy nổi', 'Ba ba', 'Bà con', 'Ban mai', 'Bạn bè'].sort();
  expect(filed(names)).toEqual(['Ba ba', 'Ba chìm bảy nổi', 'Bà con', 'Ban mai', 'Bạn bè']);
});
test('volumes stand in the order of their numbers, before words', () => {
  expect(filed(['Toán 10', 'Toán 9', 'Toán học', 'Toán 100', 'Toán'])).toEqual([
    'Toán',
    'Toán 9',
    'Toán 10',
    'Toán 100',
    'Toán học',
  ]);
});
test('a syllable stands where every Vietnamese list puts it', () => {
  const { compare } = new Intl.Collator('vi');
  const syllables =
    'a à ả ã á ạ ă ằ ắ ặ â ầ ấ ậ an ăn ân ấn bé bê đà da dà đa ê è ét hoa hoà hổ hồ hơ ơ ô o quê quế tư từ tu tù ươm ưu y ý'.split(
      ' ',
    );
  fc.assert(
    fc.property(fc.constantFrom(...syllables), fc.constantFrom(...syllables), (one, other) => {
      const [a, b] = [keyOf(one), keyOf(other)];
      expect(a < b ? -1 : Number(a > b)).toBe(Math.sign(compare(one, other)));
    }),
  );
});
test('a key is compared with a folded text as the text itself would be', () => {
  const texts = fc.array(fc.constantFrom(...'An Ăn ăn anh Toán toan 9 10 Đa da дом'.split(' ')), { maxLength: 3 });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const [key, wanted] = [keyOf(one.join(' ')), fold(other.join(' '))];
      const isBefore = isFoldedBefore(`#${key}#`, 1, key.length + 1, wanted);
      expect(isBefore).toBe(fold(one.join(' ')) < wanted);
    }),
  );
});
test('the folded word can be read off its key, whatever was written', () => {
  const letters = fc.constantFrom(...'aăâbcdđeêgoôơuưyzfwjéüçßñİ²ª9012Ωя語\u0300\u0301\u0306\u031b😀𝔸');
  const anything = fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(anything, (text) => {
      for (const word of wordsIn(text)) expect(foldedOf(filingKey(word))).toBe(fold(word));
      expect(foldedOf(wordsIn(text).map(filingKey).filter(Boolean).join(' '))).toBe(fold(text));
    }),
    { numRuns: 500 },
  );
});
