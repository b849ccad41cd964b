// How each language writes numbers, days and names.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calledName, compareByGivenName, counted, en, splitName, vi } from '#i18n/format.ts';

test('numbers, days and times', () => {
  expect(vi.number(1_234.5)).toBe('1.234,5');
  expect(en.number(1_234.5)).toBe('1,234.5');
  expect(vi.longDay('2026-10-06T07:00:00.000Z')).toBe('Thứ Ba, 06/10/2026');
  expect(vi.weekday('2026-10-06')).toBe('Thứ Ba 06/10');
  expect(vi.time('2026-10-06T07:05:00.000Z')).toBe('14:05');
  expect(vi.moment('2026-10-06T07:05:00.000Z', '2026-10-06T09:00:00.000Z')).toBe('14:05');
  expect(vi.moment('2026-10-05T07:05:00.000Z', '2026-10-06T09:00:00.000Z')).toBe('14:05 05/10');
  expect(en.list(['a', 'b'])).toBe('a and b');
});
test('whole numbers are written by hand as the language itself would write them', () => {
  const [inVietnamese, inEnglish] = [new Intl.NumberFormat('vi-VN'), new Intl.NumberFormat('en-GB')];
  const any = fc.oneof(
    fc.integer({ min: -2_000, max: 2_000_000 }),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true }).map((value) => value || 0),
  );
  fc.assert(
    fc.property(any, (value) => {
      expect(vi.number(value)).toBe(inVietnamese.format(value));
      expect(en.number(value)).toBe(inEnglish.format(value));
    }),
  );
});
test('an English noun follows its number', () => {
  expect([0, 1, 1_200].map((count) => counted(count, 'copy', 'copies'))).toEqual([
    '0 copies',
    '1 copy',
    '1,200 copies',
  ]);
});
test('people are called and sorted by their given name', () => {
  expect(splitName('Nguyễn Minh Châu')).toEqual({ before: 'Nguyễn Minh ', given: 'Châu' });
  expect(calledName('Nguyễn Minh Châu')).toBe('Minh Châu');
  expect(calledName('Ma Sen')).toBe('Sen');
  const sorted = [
    'Trần Thanh Bình',
    'Lý Ngọc Ánh',
    'Hoàng Gia Bảo',
    'Nông Hoài An',
    'Vi Đức Đạt',
    'Dương Tiến Dũng',
  ].sort(compareByGivenName);
  expect(sorted.map((name) => splitName(name).given)).toEqual(['An', 'Ánh', 'Bảo', 'Bình', 'Dũng', 'Đạt']);
});
