// Records that travel as columns come out as they went in, whatever stands in them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge, type State } from '#protocol/merge/merge.ts';
import { naturalId } from '#protocol/natural-id.ts';
import { hashesFromText, hashesToText, hashOf, rangeOf, rangesFor } from '#protocol/snapshot/ranges.ts';
import { partOf, recordAt, segmentFromText, segmentOf, segmentToText } from '#protocol/snapshot/segment.ts';
import { anyType, mustDefine, opsOn } from '../../support/arbitrary.ts';
import { manyTitles } from '../../support/many-titles.ts';

const rowsOf = (type: Parameters<typeof opsOn>[0]) =>
  fc.array(fc.tuple(opsOn(type), fc.uuid(), fc.boolean(), fc.nat({ max: 1_000_000 })), { maxLength: 12 }).map((made) =>
    made.map(([ops, uuid, isKeyed, seq]) => {
      let state: State | undefined;
      for (const op of ops) state = merge(mustDefine(type), state, op);
      const whole = state as State;
      return { id: (isKeyed && naturalId(mustDefine(type), whole.fields)) || uuid, seq, state: whole };
    }),
  );

test('records of every type come out of a segment as they went in', () => {
  const anyRows = anyType.chain((type) => fc.tuple(fc.constant(type), rowsOf(type)));
  fc.assert(
    fc.property(anyRows, ([type, rows]) => {
      const segment = segmentFromText(segmentToText(segmentOf(type, rows)));
      expect(segment).toBeDefined();
      expect(rows.map((_, at) => recordAt(segment!, at))).toEqual(rows);
    }),
  );
});

test('texts with signs that part cells, odd letters, numbers and nothing come out as they went in', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '\u0001', '\n', '\u001d', 'a\u001fb', '\ud800', '0', null, -0.5, 7, true),
    fc.array(fc.string(), { maxLength: 3 }),
  );
  const fields = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), odd, { maxKeys: 4 });
  fc.assert(
    fc.property(fc.array(fields, { maxLength: 6 }), (list) => {
      const rows = list.map((one, at) => ({ id: `record-${at}`, seq: at, state: { fields: one, stamps: {} } }));
      const segment = segmentFromText(segmentToText(segmentOf('title', rows)))!;
      expect(rows.map((_, at) => recordAt(segment, at))).toEqual(rows);
    }),
  );
});

test('a part of a segment holds those rows and no others', () => {
  const rows = manyTitles(30).map((fields, at) => ({
    id: naturalId(mustDefine('title'), fields) as string,
    seq: 30 - at,
    state: { fields, stamps: { '*': `0192000000000000${'a'.repeat(15)}${at % 3}` } } satisfies State,
  }));
  const part = segmentFromText(segmentToText(partOf(segmentOf('title', rows), 10, 17)))!;
  expect(part.rows).toBe(7);
  expect([0, 6].map((at) => recordAt(part, at))).toEqual([rows[10], rows[16]]);
  expect([...part.hashes]).toEqual(rows.slice(10, 17).map(({ id }) => hashOf(id)));
});

test('what is no segment is not read as one', () => {
  for (const text of ['', '{}', 'null', '{"form":2,"rows":0,"columns":[]}', '<html>'])
    expect(segmentFromText(text)).toBeUndefined();
});

test('hashes fall evenly into their ranges and are written without loss', () => {
  const hashes = manyTitles(4_000).map(({ isbn }) => hashOf(String(isbn)));
  expect([...hashesFromText(hashesToText(hashes))]).toEqual(hashes);
  const counts = Array.from({ length: 8 }, (_, range) => hashes.filter((hash) => rangeOf(hash, 8) === range).length);
  expect(Math.min(...counts)).toBeGreaterThan(400);
  expect([0, 1, 2_000, 2_001, 100_000].map(rangesFor)).toEqual([1, 1, 1, 2, 64]);
});
test('the hash of an id is the one that was shipped', () => {
  expect(hashOf('01939f00-0000-7000-8000-00000000abcd')).toMatchInlineSnapshot(`4060589394`);
});
