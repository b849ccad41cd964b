// Sentences: the part that matters is marked, and what a person typed stays text.
import { expect, test } from 'vitest';
import { partsOf, plain, speaker, strong } from '#i18n/phrase.ts';
import { connection } from '#i18n/frame.ts';

test('the strong part of a sentence is told from the rest', () => {
  expect(partsOf(`Đã ghi mượn ${strong('Quê nội')}. Đã lưu.`)).toEqual([
    { text: 'Đã ghi mượn ', isStrong: false },
    { text: 'Quê nội', isStrong: true },
    { text: '. Đã lưu.', isStrong: false },
  ]);
  expect(plain(strong('a'))).toBe('a');
});
test('what waits is said in words, in both languages', () => {
  expect(plain(speaker('vi').t(connection.waiting, 3, '10:42'))).toBe('3 lượt chờ gửi, từ 10:42');
  expect(plain(speaker('en').t(connection.waiting, 3, '10:42'))).toBe('3 waiting to be sent, since 10:42');
});
