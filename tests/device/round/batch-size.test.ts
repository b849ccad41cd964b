// A line that keeps breaking gets small batches, a good one large ones.
import { expect, test } from 'vitest';
import { pushSize } from '#protocol/push.ts';
import { batchSize, brokeOff, gotThrough, isQuick } from '#device/round/batch-size.ts';

test('every break makes the next batch smaller, down to a few ops, and calm makes it large again', () => {
  expect(batchSize()).toBe(pushSize);
  brokeOff();
  expect(batchSize()).toBe(pushSize / 4);
  for (let breaks = 0; breaks < 10; breaks += 1) brokeOff();
  expect(batchSize()).toBe(4_000);
  for (let batches = 0; batches < 7; batches += 1) gotThrough(50);
  expect(batchSize()).toBe(4_000);
  gotThrough(50);
  expect(batchSize()).toBe(8_000);
  for (let batches = 0; batches < 100; batches += 1) gotThrough(50);
  expect(batchSize()).toBe(pushSize);
});
test('a line is good while answers come soon, and until it breaks', () => {
  gotThrough(50);
  expect(isQuick()).toBe(true);
  gotThrough(2_000);
  expect(isQuick()).toBe(false);
  gotThrough(50);
  brokeOff();
  expect(isQuick()).toBe(false);
});
