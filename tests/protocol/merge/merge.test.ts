// Merging, for every record type there is: any order, any repetition, any split gives the same record.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordTypes } from '#domain/records.ts';
import { isWhole, latestStamp, merge, type State } from '#protocol/merge/merge.ts';
import { standing } from '#protocol/merge/merge-fact.ts';
import { ownCount } from '#protocol/merge/merge-count.ts';
import { makeStamp } from '#protocol/stamp.ts';
import type { Op } from '#protocol/op.ts';
import { mustDefine, opsOn } from '../../support/arbitrary.ts';

const all = (type: (typeof recordTypes)[number], ops: readonly Op[]) =>
  ops.reduce<State | undefined>((state, op) => merge(mustDefine(type), state, op), undefined);

test.each(recordTypes)('%s: ops in any order give the same record', (type) => {
  const shuffled = opsOn(type).chain((ops) =>
    fc.tuple(fc.constant(ops), fc.shuffledSubarray(ops, { minLength: ops.length, maxLength: ops.length })),
  );
  fc.assert(
    fc.property(shuffled, ([ops, other]) => {
      expect(all(type, other)).toEqual(all(type, ops));
    }),
  );
});

test.each(recordTypes)('%s: an op that comes again changes nothing', (type) => {
  const repeated = opsOn(type).chain((ops) => fc.tuple(fc.constant(ops), fc.subarray(ops)));
  fc.assert(
    fc.property(repeated, ([ops, again]) => {
      expect(all(type, [...ops, ...again])).toEqual(all(type, ops));
    }),
  );
});

test.each(recordTypes)('%s: a state that went over the wire is the state that was sent', (type) => {
  fc.assert(
    fc.property(opsOn(type), (ops) => {
      const state = all(type, ops);
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }),
  );
});

const stamp = (ms: number, device = 'a') => makeStamp(ms, 0, device.repeat(16));
const op = (parts: Partial<Op>): Op => ({
  device: 'a'.repeat(16),
  seq: 1,
  scope: '',
  type: '',
  version: 1,
  recordId: '',
  action: 'put',
  fields: {},
  stamp: stamp(1),
  wall: 0,
  base: 0,
  app: '',
  ...parts,
});

test('an undo takes back only what its tablet had seen', () => {
  const first = op({ fields: { checkedInAt: 'A' }, stamp: stamp(10, 'a') });
  const other = op({ fields: { checkedInAt: 'B' }, stamp: stamp(11, 'b') });
  const undo = op({ action: 'remove', voids: [stamp(11, 'b')], stamp: stamp(12, 'b') });
  const state = all('attendance', [other, undo, first]);
  expect(state?.removed).toBeUndefined();
  expect(state?.fields.checkedInAt).toBe('A');
  expect(standing(state as State)).toEqual([stamp(10, 'a')]);
});

test('an edit of a removed record is kept but does not bring it back; a restore does', () => {
  const made = op({ fields: { name: 'Tủ 1' }, stamp: stamp(1) });
  const removed = op({ action: 'remove', stamp: stamp(2) });
  const edited = op({ action: 'patch', fields: { name: 'Tủ 2' }, stamp: stamp(3, 'b') });
  expect(all('bookcase', [made, removed, edited])).toMatchObject({ removed: true, fields: { name: 'Tủ 2' } });
  const restored = op({ action: 'restore', stamp: stamp(4) });
  expect(all('bookcase', [made, removed, edited, restored])?.removed).toBeUndefined();
});

test('two tablets that count the same title add up, and each counts itself once', () => {
  const mine = op({ device: 'a'.repeat(16), fields: { titleId: 't', amount: 2 }, stamp: stamp(1, 'a') });
  const later = op({ device: 'a'.repeat(16), fields: { titleId: 't', amount: 3 }, stamp: stamp(2, 'a') });
  const theirs = op({ device: 'b'.repeat(16), fields: { titleId: 't', amount: 5 }, stamp: stamp(1, 'b') });
  const state = all('inHouseUse', [later, theirs, mine]);
  expect(state?.fields).toEqual({ titleId: 't', amount: 8 });
  expect(ownCount(state, 'a'.repeat(16))).toBe(3);
});

test('a patch that comes before its record waits for it', () => {
  const patch = op({ action: 'patch', fields: { returnedAt: 'x' }, stamp: stamp(5) });
  const state = all('loan', [patch]) as State;
  expect(isWhole(mustDefine('loan'), state)).toBe(false);
  expect(latestStamp(state)).toBe(stamp(5));
});

test.each(recordTypes)('%s: what is erased is gone, whatever came before or comes after', (type) => {
  const withErasure = opsOn(type).chain((ops) =>
    fc.tuple(fc.constant(ops), fc.nat({ max: ops.length }), fc.nat({ max: 60 })),
  );
  fc.assert(
    fc.property(withErasure, ([ops, place, ms]) => {
      const erasure = op({ action: 'erase', stamp: makeStamp(1_000_000 + ms, 99, 'e'.repeat(16)) });
      const state = all(type, [...ops.slice(0, place), erasure, ...ops.slice(place)]);
      expect(state).toEqual({ fields: {}, removed: true, erased: expect.any(String) as string });
      expect(isWhole(mustDefine(type), state as State)).toBe(true);
    }),
  );
});
