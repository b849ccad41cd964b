// Holds the places of the sample together: every site has its unit, its bookcases and a whole commune code.
import { expect, test } from 'vitest';
import { sampleBookcases, sampleSites, sampleUnits } from '#server/sample/places.ts';

test('every site belongs to a unit and has at least one bookcase', () => {
  const units = sampleUnits.map(({ key }) => key);
  const furnished = sampleBookcases.map(({ site }) => site);
  expect(sampleSites.filter(({ key, unit }) => !units.includes(unit) || !furnished.includes(key))).toEqual([]);
});

test('every unit names its commune by five digits', () => {
  expect(sampleUnits.filter(({ communeCode }) => !/^\d{5}$/.test(communeCode))).toEqual([]);
});

test('bookcases of one site are numbered from 1 without gaps', () => {
  for (const { key } of sampleSites) {
    const numbers = sampleBookcases.filter(({ site }) => site === key).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  }
});
