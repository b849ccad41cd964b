// Numbers of the accession registers, as they are written and as people type them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accessionForms, nextAccessionNumber } from '#domain/catalogue/accession.ts';

test('a number is found however its letters are parted, and without its noughts', () => {
  const series = fc.constantFrom('TN', 'TK', 'GK', 'NV', 'ĐT');
  const parts = fc.constantFrom('', '.', '-', ' ');
  fc.assert(
    fc.property(series, fc.nat({ max: 999_998 }), parts, (letters, last, part) => {
      const standing = nextAccessionNumber(letters, `${letters}.${String(last).padStart(5, '0')}`);
      const typed = letters.toLowerCase() + part + String(last + 1);
      expect(accessionForms(typed)).toContain(standing);
    }),
  );
});
test('what is no number of a register has no other forms', () => {
  expect(['4A2.007', '9786041234567', 'TN', 'dế mèn 3', ''].flatMap(accessionForms)).toEqual([]);
});
