// A device goes on under another name: its countings state what was added since, whatever is known of before.
import { expect, test } from 'vitest';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { title } from '#domain/catalogue/title.ts';
import type { QueuedOp } from '#device/database.ts';
import { oneLess, ownParts } from '#device/joining/parting.ts';

const use = inHouseUse.put({
  titleId: '01939f00-0000-7000-8000-0000000000t1',
  siteId: '01939f00-0000-7000-8000-0000000000s1',
  onDay: '2026-10-02',
  readerKind: 'pupil',
  amount: 1,
});
const row = (change: { type: string; fields: object }, key: string, more: object): QueuedOp =>
  ({ seq: 1, key, op: { ...change, ...more }, ...more }) as unknown as QueuedOp;
const counted = (amount: number, before?: number, key = 'use one') =>
  row(use, key, { fields: { ...use.fields, amount }, ...(before === undefined ? {} : { before }) });
const stated = (going: readonly QueuedOp[], earlier: readonly QueuedOp[] = [], otherwise = oneLess) =>
  ownParts({ going, earlier, otherwise }).map(({ op, before }) => [op.fields.amount, before]);

test('what stands beside the first counting is taken off all of that record', () => {
  expect(stated([counted(5, 3), counted(6, 5), counted(9, 0, 'use two')])).toEqual([
    [2, 0],
    [3, 2],
    [9, 0],
  ]);
});
test('of an app that wrote nothing there the last sum before counts, and without one what is told to be taken', () => {
  const earlier = [counted(1), counted(4)];
  expect(stated([counted(6), counted(7)], earlier)).toEqual([
    [2, undefined],
    [3, undefined],
  ]);
  expect(stated([counted(6), counted(8)])).toEqual([
    [1, undefined],
    [3, undefined],
  ]);
  expect(stated([counted(6)], [], () => 0)).toEqual([[6, undefined]]);
});
test('a sum that was set lower after the parting ends as it was, and what is no counting is left alone', () => {
  expect(stated([counted(28, 30), counted(31, 28)])).toEqual([
    [0, 0],
    [1, 0],
  ]);
  const added = row(title.put({ title: 'Quê nội', bookType: 'TN' }), 'title one', {});
  expect(ownParts({ going: [added], earlier: [], otherwise: oneLess })).toEqual([added]);
});
