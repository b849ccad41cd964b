// What is told beside a copy of the records that were merged with it.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { sameCopy } from '#domain/catalogue/same-copy.ts';
import { linkOf } from '#domain/record/same-as.ts';
import { commit } from '#device/commit.ts';
import { copiesMergedWith } from '#device/read/catalogue.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const fields = { titleId: 'title-0001', siteId: 'site-0001', status: 'inService' } as const;
beforeEach(async () => {
  await freshLibrary();
  await commit([
    copy.put({ ...fields, accessionNumber: 'TN.1' }, 'copy-0001'),
    copy.put({ ...fields, accessionNumber: 'TN.2' }, 'copy-0002'),
    copy.put({ ...fields, accessionNumber: 'TN.3' }, 'copy-0003'),
    sameCopy.put(linkOf('copy-0001', 'copy-0002')),
    sameCopy.put(linkOf('copy-0001', 'copy-0003')),
  ]);
});
const merged = async (id: string) => (await copiesMergedWith(id)).map((one) => one.copy.id).sort();

test('a copy names all that it is one with, and never itself, also where the one that was kept is gone', async () => {
  expect(await merged('copy-0001')).toEqual(['copy-0002', 'copy-0003']);
  await commit([copy.remove('copy-0001')]);
  expect(await merged('copy-0002')).toEqual(['copy-0003']);
});
test('a copy that was taken back is told of no more', async () => {
  await commit([copy.remove('copy-0003')]);
  expect(await merged('copy-0001')).toEqual(['copy-0002']);
});
