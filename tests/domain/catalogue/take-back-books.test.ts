// Taking back books that were just written: what is in somebody's hands stays, and so does a title that stands for more.
import { expect, test } from 'vitest';
import { takeBackBooks } from '#domain/catalogue/take-back-books.ts';

const copies = [
  { id: 'copy-0001', accessionNumber: 'TN.00214' },
  { id: 'copy-0002', accessionNumber: 'TN.00215' },
];
const nothing = { lent: new Set<string>(), merged: new Set<string>(), isTitleUsed: false };

test('a title that was just made goes with its copies, as removals', () => {
  expect(takeBackBooks({ copies, titleId: 'title-001', ...nothing })).toMatchObject({
    changes: [
      { type: 'copy', action: 'remove', id: 'copy-0001' },
      { type: 'copy', action: 'remove', id: 'copy-0002' },
      { type: 'title', action: 'remove', id: 'title-001' },
    ],
  });
});
test('a title that was there before, or stands for more by now, stays', () => {
  const both = [
    takeBackBooks({ copies, ...nothing }),
    takeBackBooks({ copies, titleId: 'title-001', ...nothing, isTitleUsed: true }),
  ];
  for (const decision of both) expect(decision).toMatchObject({ changes: [{ type: 'copy' }, { type: 'copy' }] });
  expect(takeBackBooks({ copies: [], titleId: 'title-001', ...nothing, isTitleUsed: true }).kind).toBe('unchanged');
});
test('when one of the books was lent meanwhile, all stay, and its number is told', () => {
  const decision = takeBackBooks({ copies, titleId: 'title-001', ...nothing, lent: new Set(['copy-0002']) });
  expect(decision).toEqual({ kind: 'refused', refusal: { kind: 'lent-since', number: 'TN.00215' } });
});
test('when one of the books is one with another by now, all stay, and its number is told', () => {
  const decision = takeBackBooks({ copies, titleId: 'title-001', ...nothing, merged: new Set(['copy-0002']) });
  expect(decision).toEqual({ kind: 'refused', refusal: { kind: 'merged-since', number: 'TN.00215' } });
});
