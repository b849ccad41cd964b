// Two records that are one book, and two books after all.
import { expect, test } from 'vitest';
import { mergeTitles, partTitles } from '#domain/catalogue/merge-titles.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { linkOf, resolveSame } from '#domain/record/same-as.ts';

const titleOf = (id: string): Title => ({ id, title: 'Quê nội', bookType: 'TN' });
const [kept, other] = [titleOf('title-0001'), titleOf('title-0002')];

test('merging writes one link, and which of the two is kept', () => {
  expect(mergeTitles({ kept, other, same: resolveSame([]) })).toMatchObject({
    changes: [{ type: 'sameTitle', fields: { one: 'title-0001', other: 'title-0002', kept: 'title-0001' } }],
  });
});
test('what is one already is not linked again, and nothing with itself', () => {
  const same = resolveSame([linkOf('title-0002', 'title-0001')]);
  expect(mergeTitles({ kept, other, same })).toEqual({ kind: 'unchanged' });
  expect(mergeTitles({ kept, other: kept, same })).toMatchObject({ refusal: { kind: 'itself' } });
});
test('parting takes the link back', () => {
  const link = { id: 'link-0001', ...linkOf('title-0001', 'title-0002') };
  expect(partTitles({ link })).toMatchObject({ changes: [{ action: 'remove', id: 'link-0001' }] });
});
