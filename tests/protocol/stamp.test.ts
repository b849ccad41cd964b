// The hybrid clock: never back, always after what was seen, and a clock far ahead cannot win for years.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectiveStamp, isDeviceId, isStamp, makeStamp, nextStamp, stampDevice, stampTime } from '#protocol/stamp.ts';

const device = '00000000000000aa';

test('each reading comes after the one before, whatever the clock on the wall does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4_102_444_800_000 }), { minLength: 1, maxLength: 50 }), (walls) => {
      let latest = '';
      for (const wall of walls) {
        const next = nextStamp(latest, wall, device);
        expect(isStamp(next)).toBe(true);
        expect(next > latest).toBe(true);
        latest = next;
      }
    }),
  );
});

test('a full counter moves on to the next millisecond', () => {
  expect(nextStamp(makeStamp(5, 0xffff, device), 0, device)).toBe(makeStamp(6, 0, device));
});

test('a reading names its time and its device', () => {
  const stamp = makeStamp(1_790_000_000_000, 7, device);
  expect([stampTime(stamp), stampDevice(stamp), isDeviceId(stampDevice(stamp))]).toEqual([
    1_790_000_000_000,
    device,
    true,
  ]);
});

test('a clock set to 2099 is brought back to the time of receipt, and the order of its writings stays', () => {
  const received = 1_790_000_000_000;
  const bounds = { floor: 0, ceil: received };
  const first = effectiveStamp(makeStamp(4_070_908_800_000, 0, device), bounds, '');
  const second = effectiveStamp(makeStamp(4_070_908_800_001, 0, device), bounds, first);
  expect(stampTime(first)).toBe(received);
  expect(second > first).toBe(true);
  expect(stampTime(second)).toBe(received);
});

test('an honest reading is left as it is', () => {
  const stamp = makeStamp(1_000, 3, device);
  expect(effectiveStamp(stamp, { floor: 500, ceil: 2_000 }, makeStamp(999, 0, device))).toBe(stamp);
});

test('whatever a clock says, it neither wins beyond the receipt nor loses to what was seen, and order stays', () => {
  const wall = fc.integer({ min: 0, max: 4_102_444_800_000 });
  const writing = fc.record({
    wall,
    floor: fc.integer({ min: 0, max: 1_000 }),
    later: fc.integer({ min: 0, max: 1_000 }),
  });
  fc.assert(
    fc.property(fc.array(writing, { minLength: 1, maxLength: 40 }), (writings) => {
      let [raw, previous, floor, ceil] = ['', '', 1_790_000_000_000, 1_790_000_000_000];
      for (const one of writings) {
        floor += one.floor;
        ceil = Math.max(ceil, floor) + one.later;
        raw = nextStamp(raw, one.wall, device);
        const effective = effectiveStamp(raw, { floor, ceil }, previous);
        expect(isStamp(effective)).toBe(true);
        expect(effective > previous).toBe(true);
        expect(stampTime(effective)).toBeGreaterThanOrEqual(floor);
        expect(stampTime(effective)).toBeLessThanOrEqual(ceil);
        previous = effective;
      }
    }),
  );
});
