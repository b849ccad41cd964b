// Book numbers as they are typed and scanned.
import { expect, test } from 'vitest';
import { readIsbn } from '#domain/catalogue/isbn.ts';

test.each([
  ['978-604-2-13456-7', { kind: 'wrong-digit' }],
  ['9786042134569', { kind: 'isbn', isbn: '9786042134569' }],
  ['0-306-40615-2', { kind: 'isbn', isbn: '9780306406157' }],
  ['978604213456', { kind: 'too-short', missing: 1 }],
  ['8934974170617', { kind: 'goods-code', code: '8934974170617' }],
  ['8934567', { kind: 'goods-code', code: '8934567' }],
])('%s', (typed, read) => {
  expect(readIsbn(typed)).toEqual(read);
});
