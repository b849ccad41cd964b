// What is remembered of the page for its next start: enough to draw it, nothing that is anybody's business.
import { beforeEach, expect, test } from 'vitest';
import { firstSettings, type Session } from '#device/session.ts';
import { keepLook, lastLook } from '../../src/app/last-look.ts';

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
const seen: Session = {
  ready: true,
  isWhole: true,
  unitId: 'unit-0001',
  settings: { ...firstSettings, language: 'en', role: 'kiosk', siteId: 'site-0001', kioskPin: '4711' },
  server: { server: 'server-1', epoch: 'e1' },
  online: true,
  sending: false,
  clockOffset: -90_000_000,
};

beforeEach(() => kept.clear());

test('the page is drawn as it was', () => {
  keepLook(() => storage, seen);
  expect(lastLook(() => storage)).toMatchObject({
    unitId: 'unit-0001',
    settings: { language: 'en', role: 'kiosk', siteId: 'site-0001' },
    server: { epoch: 'e1' },
    isWhole: true,
    clockOffset: -90_000_000,
  });
});
test('an app that did not remember the clock leaves it unknown', () => {
  const { clockOffset: _unknown, ...older } = seen;
  keepLook(() => storage, older as Session);
  expect(lastLook(() => storage)).not.toHaveProperty('clockOffset');
});
test('no PIN is kept', () => {
  keepLook(() => storage, seen);
  expect([...kept.values()].join()).not.toContain('4711');
});
test('without a library there is nothing to remember', () => {
  keepLook(() => storage, seen);
  keepLook(() => storage, { ...seen, unitId: undefined });
  expect(lastLook(() => storage)).toBeUndefined();
});
test('what cannot be read, and a storage that is forbidden, are the same as nothing', () => {
  kept.set('tusach.look', '{"unitId":');
  expect(lastLook(() => storage)).toBeUndefined();
  kept.set('tusach.look', '{"unitId":"u","language":"fr"}');
  expect(lastLook(() => storage)).toBeUndefined();
  const forbidden = () => {
    throw new Error('SecurityError');
  };
  expect(lastLook(forbidden)).toBeUndefined();
  expect(() => keepLook(forbidden, seen)).not.toThrow();
});
