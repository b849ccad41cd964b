// The year of a book, as people write it.
import { expect, test } from 'vitest';
import { readYear } from '#domain/catalogue/year.ts';

test.each([
  ['1974', 1974],
  [' ', null],
  ['197', undefined],
  ['20201', undefined],
  ['hai nghìn', undefined],
])('%s is %s', (said, year) => {
  expect(readYear(said)).toBe(year);
});
