// Two records that are one physical book, and two books after all.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Copy } from '#domain/catalogue/copy.ts';
import { mergeCopies, partCopies } from '#domain/catalogue/merge-copies.ts';
import { sameCopy } from '#domain/catalogue/same-copy.ts';
import { linkOf, resolveSame, type SameAs } from '#domain/record/same-as.ts';
import { naturalId } from '#protocol/natural-id.ts';

const copyOf = (id: string): Copy => ({
  id,
  titleId: 'title-0001',
  siteId: 'site-0001',
  accessionNumber: 'TN.00009',
  status: 'inService',
});
const [kept, other] = [copyOf('copy-0002'), copyOf('copy-0001')];
const nothing = resolveSame([]);

test('merging writes one link, and which of the two is kept; neither copy is rewritten', () => {
  expect(mergeCopies({ kept, other, same: nothing })).toEqual({
    kind: 'change',
    changes: [expect.objectContaining({ type: 'sameCopy', fields: linkOf('copy-0002', 'copy-0001') })],
  });
});
test('what is one already is not linked again, and nothing with itself', () => {
  const same = resolveSame([linkOf('copy-0001', 'copy-0002')]);
  expect(mergeCopies({ kept, other, same })).toEqual({ kind: 'unchanged' });
  expect(mergeCopies({ kept, other: kept, same })).toMatchObject({ refusal: { kind: 'itself' } });
});
test('parting takes the link back', () => {
  const link = { id: 'link-0001', ...linkOf('copy-0001', 'copy-0002') };
  expect(partCopies({ link })).toMatchObject({ changes: [{ action: 'remove', id: 'link-0001' }] });
});

test('whichever of two is named first, and on whatever device, the link has one id', () => {
  const id = fc.integer({ min: 1, max: 99 }).map((nth) => `copy-${nth}`);
  const oneLink = fc.property(id, id, (one, two) => {
    fc.pre(one !== two);
    const ids = [
      [one, two],
      [two, one],
    ].map(([a = '', b = '']) => {
      const decision = mergeCopies({ kept: copyOf(a), other: copyOf(b), same: nothing });
      return decision.kind === 'change' ? naturalId(sameCopy, decision.changes[0]?.fields ?? {}) : '';
    });
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe('');
  });
  fc.assert(oneLink);
});

test('however many are merged, in any order, each ends under one that is shown, and apart again as before', () => {
  const ids = ['copy-1', 'copy-2', 'copy-3', 'copy-4', 'copy-5'];
  const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([one, two]) => one !== two);
  const merges = fc.property(fc.array(pair, { maxLength: 8 }), (pairs) => {
    const links: SameAs[] = [];
    for (const [one, two] of pairs) {
      const decision = mergeCopies({ kept: copyOf(one), other: copyOf(two), same: resolveSame(links) });
      if (decision.kind === 'change') links.push(decision.changes[0]?.fields as unknown as SameAs);
    }
    const [same, backwards] = [resolveSame(links), resolveSame(links.toReversed())];
    for (const id of ids) {
      expect(backwards.shownFor(id)).toBe(same.shownFor(id));
      expect(same.shownFor(same.shownFor(id))).toBe(same.shownFor(id));
    }
    for (const [one, two] of pairs) expect(same.shownFor(one)).toBe(same.shownFor(two));
    // No link is written that joins what is one already: taking one back always parts.
    for (const link of links) {
      const without = resolveSame(links.filter((one) => one !== link));
      expect(without.shownFor(link.one)).not.toBe(without.shownFor(link.other));
    }
  });
  fc.assert(merges);
});
