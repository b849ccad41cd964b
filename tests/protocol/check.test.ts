// Sums of buckets: the same however the records come, and another as soon as one of them differs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOf, buckets, canonical, longHash, Sums } from '#protocol/check.ts';
import type { State } from '#protocol/merge/merge.ts';

const record = fc.record({ id: fc.uuid(), state: fc.record({ fields: fc.dictionary(fc.string(), fc.jsonValue()) }) });
const sumsOf = (records: readonly { id: string; state: State }[]) => {
  const sums = new Sums();
  for (const { id, state } of records) sums.add('title', id, state);
  return sums.toTexts();
};

test('the order of records and of their names does not matter', () => {
  fc.assert(
    fc.property(fc.uniqueArray(record, { selector: ({ id }) => id, maxLength: 30 }), (records) => {
      const turned = records.toReversed().map(({ id, state }) => {
        const fields = Object.fromEntries(Object.entries(state.fields).toReversed());
        return { id, state: { fields } };
      });
      expect(sumsOf(turned)).toEqual(sumsOf(records));
    }),
  );
});

test('one record more, less or other is seen in its bucket and in no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(record, { selector: ({ id }) => id, minLength: 1, maxLength: 30 }), (records) => {
      const [first, ...rest] = records as [(typeof records)[number]];
      const changed = { ...first, state: { fields: { ...first.state.fields, other: 'x' } } };
      const all = sumsOf(records);
      for (const others of [rest, [changed, ...rest]]) {
        const differing = sumsOf(others).flatMap((sum, at) => (sum === all[at] ? [] : [at]));
        expect(differing).toEqual([bucketOf('title', first.id)]);
      }
    }),
  );
});

test('a removed record and none are alike, and texts that differ little have far hashes', () => {
  expect(sumsOf([{ id: 'a', state: { fields: { name: 'x' }, removed: true } }])).toEqual(sumsOf([]));
  expect(sumsOf([])).toHaveLength(buckets);
  expect(new Set(Array.from({ length: 20_000 }, (_, at) => longHash(`Quê nội ${at}`))).size).toBe(20_000);
  expect(canonical({ b: [1, { d: null, c: 'ộ' }], a: undefined })).toBe('{"b":[1,{"c":"ộ","d":null}]}');
});
