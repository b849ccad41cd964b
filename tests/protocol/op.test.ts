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

const right: Record<string, unknown> = {
  dev: '00000000000000aa',
  seq: 3,
  tx: 2,
  scope: 'unit:01939f00-0000-7000-8000-0000000000aa',
  k: 'attendance',
  kv: 1,
  rid: '01939f00-0000-7000-8000-0000000000b1',
  a: 'remove',
  p: {},
  voids: ['0'.repeat(32)],
  hlc: 'f'.repeat(32),
  wall: -1.5,
  base: 0,
  app: '',
};
const spoiled: readonly (readonly [name: string, values: readonly unknown[]])[] = [
  ['dev', ['00000000000000AA', 7]],
  ['seq', [0, 1.5, '3', 2 ** 53]],
  ['tx', [0, null]],
  ['scope', ['', 'x'.repeat(81), 7]],
  ['k', ['', 'x'.repeat(41)]],
  ['kv', [0, 1.5, 10_001]],
  ['rid', ['short', '01939F00-0000-7000-8000-0000000000B1', 'x'.repeat(65), 12_345_678]],
  ['a', ['toString', 'PUT', null]],
  ['p', [[], null, 'text']],
  ['voids', [null, ['x'], 'x', Array(201).fill('0'.repeat(32))]],
  ['hlc', ['f'.repeat(31), 'F'.repeat(32)]],
  ['wall', ['1', null, Number.NaN, Number.POSITIVE_INFINITY]],
  ['base', [-1, null]],
  ['app', ['x'.repeat(41), 7]],
];

test.each(spoiled)('an op whose %s is not what it may be is none', (name, values) => {
  for (const value of values) expect(opFromWire({ ...right, [name]: value }), JSON.stringify(value)).toBeUndefined();
});
test('an op that lacks a name is none, but for the two that it may do without', () => {
  const isOp = (name: string) => opFromWire({ ...right, [name]: undefined }) !== undefined;
  expect(Object.keys(right).filter(isOp)).toEqual(['tx', 'voids']);
});
test('what a newer app says beside is no reason to take an op for none', () => {
  expect(opFromWire({ ...right, later: true })).toMatchObject({ seq: 3, group: 2, wall: -1.5 });
});

test('records of different types with one id are different records', () => {
  expect(recordKey('loan', 'x')).not.toBe(recordKey('copy', 'x'));
});
