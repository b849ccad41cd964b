// What is said after a book was written or taken back names the numbers that a hand must now write, or strike out.
import { expect, test } from 'vitest';
import { bookSaid } from '#i18n/book-form.ts';
import { plain, speaker } from '#i18n/phrase.ts';

const numbersOf = (count: number) => Array.from({ length: count }, (_, at) => `TN.0012${at + 3}`);
const written = (count: number) => ({ kind: 'written', title: 'Quê nội', numbers: numbersOf(count) }) as const;
const takenBack = (count: number) => ({ ...written(count), kind: 'taken-back' }) as const;

test.each([
  [0, 'Đã ghi Quê nội, chưa có bản nào. Đã lưu trên máy này.'],
  [1, 'Đã ghi Quê nội, số TN.00123. Hãy viết số này lên sách.'],
  [3, 'Đã ghi Quê nội, 3 bản, số TN.00123 đến TN.00125. Hãy viết mỗi số lên một bản.'],
])('of %i copies, which numbers go where', (count, sentence) => {
  expect(plain(speaker('vi').tell(bookSaid, written(count)))).toBe(sentence);
});
test.each([
  [0, 'Taken back: Quê nội.'],
  [1, 'Taken back: Quê nội. Give TN.00123 to the next book, or strike it out in the register.'],
  [2, 'Taken back: Quê nội. Give TN.00123 to TN.00124 to the next books, or strike them out in the register.'],
])('of %i copies taken back, what becomes of the numbers', (count, sentence) => {
  expect(plain(speaker('en').tell(bookSaid, takenBack(count)))).toBe(sentence);
});
