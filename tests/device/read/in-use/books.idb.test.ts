// What has come of a book since it was written.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { sameCopy } from '#domain/catalogue/same-copy.ts';
import { sameTitle } from '#domain/catalogue/same-title.ts';
import { title } from '#domain/catalogue/title.ts';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { loan } from '#domain/circulation/loan.ts';
import type { Change } from '#domain/record/change.ts';
import { commit } from '#device/commit.ts';
import { isTitleUsed, usedCopies } from '#device/read/in-use/books.ts';
import { freshLibrary } from '../../../support/fresh-library.ts';

const at = '2026-10-06T07:06:00.000Z';
const put = { siteId: 'site-0001', titleId: 'title-001', status: 'inService' } as const;
const lent = { copyId: 'copy-0001', memberId: 'member-01', siteId: 'site-0001', lentAt: at, dueOn: '2026-10-16' };

beforeEach(async () => {
  await freshLibrary();
  await commit([
    title.put({ title: 'Quê nội', bookType: 'TN' }, 'title-001'),
    copy.put({ ...put, accessionNumber: 'TN.00214' }, 'copy-0001'),
    copy.put({ ...put, accessionNumber: 'TN.00215' }, 'copy-0002'),
  ]);
});

test('a copy that came back was lent all the same, one whose loan was undone was not', async () => {
  const both = ['copy-0001', 'copy-0002'];
  const { lent: before, merged } = await usedCopies(both);
  expect([before, merged]).toEqual([new Set(), new Set()]);
  await commit([loan.put({ ...lent, returnedAt: at }, 'loan-0001')]);
  expect((await usedCopies(both)).lent).toEqual(new Set(['copy-0001']));
  await commit([loan.remove('loan-0001')]);
  expect((await usedCopies(both)).lent).toEqual(new Set());
});
test('a copy that is one with another by now is in use, whichever of the two is shown, until they are parted', async () => {
  const link = { one: 'copy-0001', other: 'copy-0009', kept: 'copy-0009' };
  const { ids } = await commit([sameCopy.put(link)]);
  expect((await usedCopies(['copy-0001', 'copy-0002'])).merged).toEqual(new Set(['copy-0001']));
  expect((await usedCopies(['copy-0009'])).merged).toEqual(new Set(['copy-0009']));
  await commit([sameCopy.remove(ids[0] ?? '')]);
  expect((await usedCopies(['copy-0001'])).merged).toEqual(new Set());
});
const onlyHere = () => isTitleUsed('title-001', ['copy-0001', 'copy-0002']);
test('a title stands for its other copies, but not for those that were taken back', async () => {
  expect(await onlyHere()).toBe(false);
  expect(await isTitleUsed('title-001', ['copy-0001'])).toBe(true);
  await commit([copy.remove('copy-0002')]);
  expect(await isTitleUsed('title-001', ['copy-0001'])).toBe(false);
});
const day = '2026-10-06';
const read = { titleId: 'title-001', siteId: 'site-0001', readerKind: 'pupil' } as const;
test.each<[string, Change]>([
  ['was merged with another', sameTitle.put({ one: 'title-001', other: 'title-002', kept: 'title-001' })],
  ['had a copy merged', sameCopy.put({ one: 'copy-0001', other: 'copy-0009', kept: 'copy-0009' })],
  ['was read on the spot', inHouseUse.put({ ...read, onDay: day, amount: 1 })],
])('a title that %s stands for more than its copies', async (_how, change) => {
  await commit([change]);
  expect(await onlyHere()).toBe(true);
});
