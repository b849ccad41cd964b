// What of a record is otherwise, and what it said before.
import { expect, test } from 'vitest';
import { differing, valuesOf, type FieldValues } from '#domain/record/change.ts';

test('only what is otherwise is told, lists too', () => {
  const was: FieldValues = { title: 'Quê nội', authors: ['Võ Quảng'], year: null };
  expect(differing({ ...was, authors: ['Võ Quảng'] }, was)).toEqual({});
  expect(differing({ title: 'Quê nội', authors: [], year: 1974 }, was)).toEqual({ authors: [], year: 1974 });
});
test('what these fields said before is nothing where they said nothing', () => {
  expect(valuesOf({ title: 'Quê nội', price: 9 }, { title: 'Tảng sáng', year: 1974 })).toEqual({
    title: 'Quê nội',
    year: null,
  });
});
