// The records that one push touches: a group that fails leaves them as it found them.
import { expect, test } from 'vitest';
import type { State } from '#protocol/merge/merge.ts';
import { WorkingCopy } from '../../../src/server/sync/working-copy.ts';

const named = (id: string, type = 'title') => ({ scope: 'unit:a', type, id });
const state = (title: string): State => ({ fields: { title } });
const titles = (copy: WorkingCopy) => copy.changes().map(({ id, state: { fields } }) => [id, fields.title]);

test('a group that fails takes back all it did, and what stood before it stays', () => {
  const copy = new WorkingCopy([{ ...named('c'), seq: 1, state: state('Cũ') }]);
  copy.put(named('a'), state('Quê nội'));
  const failing = () =>
    copy.attempt(() => {
      copy.put(named('a'), state('Quê nội, sửa'));
      copy.put(named('b'), state('Tảng sáng'));
      copy.put(named('a'), state('Quê nội, sửa nữa'));
      copy.put(named('c'), state('Mới'));
      throw new Error('a mistake of ours');
    });
  expect(failing).toThrow('a mistake of ours');
  expect(titles(copy)).toEqual([['a', 'Quê nội']]);
  expect([copy.state(named('b')), copy.state(named('c'))]).toEqual([undefined, state('Cũ')]);
});

test('what failed may be written again, and counts from then', () => {
  const copy = new WorkingCopy([]);
  const failing = () =>
    copy.attempt(() => {
      copy.put(named('b'), state('Tảng sáng'));
      throw new Error('a mistake of ours');
    });
  expect(failing).toThrow('a mistake of ours');
  copy.put(named('a'), state('Quê nội'));
  copy.attempt(() => copy.put(named('b'), state('Hòn đất')));
  expect(titles(copy)).toEqual([
    ['a', 'Quê nội'],
    ['b', 'Hòn đất'],
  ]);
});

test('records of two types, or in two scopes, are two though they have one id', () => {
  const copy = new WorkingCopy([]);
  copy.put(named('a'), state('Quê nội'));
  copy.put(named('a', 'copy'), state('Bản in'));
  copy.put({ ...named('a'), scope: 'unit:b' }, state('Nhà khác'));
  expect(copy.state(named('a'))).toEqual(state('Quê nội'));
  expect(titles(copy).map(([, title]) => title)).toEqual(['Quê nội', 'Bản in', 'Nhà khác']);
});

test('what is again as it is stored is no change', () => {
  const copy = new WorkingCopy([{ ...named('a'), seq: 1, state: state('Quê nội') }]);
  copy.put(named('a'), state('Quê ngoại'));
  copy.put(named('a'), state('Quê nội'));
  expect(copy.changes()).toEqual([]);
});
