// Finding things however they are typed, and days in the library's zone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, hourOf, momentOf, schoolYearOf } from '#domain/record/day.ts';
import { fold, likeness } from '#domain/record/fold.ts';

test('accents, case, đ and signs do not matter', () => {
  expect(fold('  ĐẤT rừng, phương-Nam! ')).toBe('dat rung phuong nam');
  expect(fold('Ánh'.normalize('NFD'))).toBe('anh');
});
test('words are found by their beginnings, in any order', () => {
  expect(likeness('nhat anh ng', 'Nguyễn Nhật Ánh')).toBeGreaterThan(0);
  expect(likeness('hat', 'Nguyễn Nhật Ánh')).toBe(0);
  expect(likeness('  ', 'Nguyễn Nhật Ánh')).toBe(0);
});
test('what is typed with accents comes first', () => {
  expect(likeness('quê', 'Quê nội')).toBeGreaterThan(likeness('que', 'Quê nội'));
  expect(likeness('nội', 'Nội quy')).toBeGreaterThan(likeness('nội', 'Quê nội'));
});
test('a day begins at midnight in Việt Nam', () => {
  expect(dayOf('2026-10-05T16:59:59.999Z')).toBe('2026-10-05');
  expect(dayOf('2026-10-05T17:00:00.000Z')).toBe('2026-10-06');
  expect(momentOf('2026-10-06', '14:00')).toBe('2026-10-06T07:00:00.000Z');
  expect(hourOf('2026-10-05T17:30:00.000Z')).toBe(0);
});
test('a school year begins in August', () => {
  expect([schoolYearOf('2026-07-31'), schoolYearOf('2026-08-01'), schoolYearOf('2027-05-20')]).toEqual([
    '2025–2026',
    '2026–2027',
    '2026–2027',
  ]);
});
test('adding days and counting them agree', () => {
  fc.assert(
    fc.property(fc.integer({ min: -4_000, max: 4_000 }), (days) => {
      expect(daysBetween('2026-10-06', addDays('2026-10-06', days))).toBe(days);
    }),
  );
});
