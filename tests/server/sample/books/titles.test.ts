// Holds the books of the demonstration sample to the rules of a real catalogue: nothing twice, no broken numbers.
import { expect, test } from 'vitest';
import { sampleTitles } from '#server/sample/books/titles.ts';

/** Weighted sum of the 13 digits, 1 and 3 in turn; a true ISBN gives a multiple of ten. */
function isbnSum(isbn: string): number {
  return Array.from(isbn).reduce((sum, digit, place) => sum + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
}

test('the sample library holds at least 300 titles', () => {
  expect(sampleTitles.length).toBeGreaterThanOrEqual(300);
});

test('no title of the sample is entered twice', () => {
  const keys = sampleTitles.map(({ title, author, volume }) => [title, author, volume].join('|').toLowerCase());
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
});

test('every ISBN of the sample has a true check digit', () => {
  const isbns = sampleTitles.flatMap(({ isbn }) => (isbn === undefined ? [] : [isbn]));
  expect(isbns).toContain('9786326176681');
  expect(isbns.filter((isbn) => !/^978\d{10}$/.test(isbn) || isbnSum(isbn) % 10 !== 0)).toEqual([]);
});

test('every text of the sample titles is composed, trimmed and not empty', () => {
  const texts = sampleTitles.flatMap((title) => Object.values(title)).filter((value) => typeof value === 'string');
  expect(texts.filter((text) => text === '' || text !== text.normalize('NFC').trim())).toEqual([]);
});

test("only children's books carry a reading level, and all of them do", () => {
  expect(sampleTitles.filter(({ register, level }) => (register === 'TN') !== (level !== undefined))).toEqual([]);
});

test('every register has books, and years lie between 1945 and 2026', () => {
  expect(new Set(sampleTitles.map(({ register }) => register))).toEqual(new Set(['TN', 'TK', 'GK', 'NV']));
  expect(sampleTitles.filter(({ year }) => year !== undefined && (year < 1945 || year > 2026))).toEqual([]);
});
