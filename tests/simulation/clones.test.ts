// The simulated disk copies rows in a way of its own: it must copy as structuredClone does, or worlds would not be like tablets.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyOf } from './world/clones.ts';

const data = fc.object({ withDate: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true });

test('a row is copied as a browser copies it, and shares nothing with the first', () => {
  fc.assert(
    fc.property(data, (row) => {
      const copy = copyOf(row);
      expect(copy).toStrictEqual(structuredClone(row));
      expect(isShared(row, copy)).toBe(false);
    }),
  );
});

test('what a browser refuses to copy is refused', () => {
  expect(() => copyOf({ row: { act: () => undefined } })).toThrow(DOMException);
});

/** Whether any object of the one is also in the other. */
function isShared(one: unknown, other: unknown): boolean {
  const within = (value: unknown): object[] =>
    typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(within)] : [];
  const all = new Set(within(one));
  return within(other).some((each) => all.has(each));
}
