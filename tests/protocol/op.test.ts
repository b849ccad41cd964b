// The envelope of an op: what goes on the wire comes back the same, and nonsense is told from an op.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { opFromWire, opToWire, recordKey } from '#protocol/op.ts';
import { anyType, opsOn } from '../support/arbitrary.ts';

test('an op of any record comes back from the wire as it was written', () => {
  fc.assert(
    fc.property(anyType.chain(opsOn), (ops) => {
      for (const op of ops) expect(opFromWire(JSON.parse(JSON.stringify(opToWire(op))))).toEqual(op);
    }),
  );
});

test.each([null, 7, 'op', [], {}, { dev: 'x', seq: 1 }, { dev: '00000000000000aa', seq: 0 }])(
  '%j is no op',
  (given) => {
    expect(opFromWire(given)).toBeUndefined();
  },
);

test('records of different types with one id are different records', () => {
  expect(recordKey('loan', 'x')).not.toBe(recordKey('copy', 'x'));
});
