// Who touches something may go elsewhere, by hand or by keyboard; who types a word into the box stays.
import { expect, test } from 'vitest';
import { firstTouch } from '#ui/signal/first-touch.ts';

async function isTouched(kind: string, key?: string): Promise<boolean> {
  const page = new EventTarget();
  let touched = false;
  void firstTouch(page).then(() => (touched = true));
  page.dispatchEvent(Object.assign(new Event(kind), { key }));
  await Promise.resolve();
  return touched;
}

test('a finger counts, and so do the keys that lead elsewhere', async () => {
  expect(await isTouched('pointerdown')).toBe(true);
  for (const key of ['Tab', 'Enter', 'Escape']) expect(await isTouched('keydown', key)).toBe(true);
});
test('a sign that is typed does not', async () => {
  for (const key of ['a', 'ệ', '9', ' ']) expect(await isTouched('keydown', key)).toBe(false);
});
test('a sign and then Enter does', async () => {
  const page = new EventTarget();
  const touched = firstTouch(page);
  for (const key of ['a', 'Enter']) page.dispatchEvent(Object.assign(new Event('keydown'), { key }));
  await touched;
});
