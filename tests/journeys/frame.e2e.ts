// What stands around every page: nothing of it lies over the box for codes on a low window, it tells of what needs a person
// on a phone too, and the focus stays where the work is.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tablet } from '../support/browser.ts';
import { joinedTablet } from '../support/joined-tablet.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let tablet: Tablet;
beforeAll(async () => {
  tablet = await joinedTablet(server, '--demo');
});
afterAll(async () => {
  await tablet.close();
  await server.stop();
});

const wide = { width: 1024, height: 768 };
async function on(width: number, height: number, look: () => Promise<void>): Promise<void> {
  await tablet.page.setViewportSize({ width, height });
  await look();
  await tablet.page.setViewportSize(wide);
}
function isFree(box: Element): boolean {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const heights = [top + 6, (top + bottom) / 2, bottom - 6];
  return heights.every((y) => box.contains(document.elementFromPoint((left + right) / 2, y)));
}
/** What has the focus: its name, or what it is. */
const focused = () =>
  tablet.page.evaluate(() => {
    const { activeElement: on } = document;
    return on?.matches('.scan input') ? 'box' : (on?.querySelector('.title')?.textContent ?? on?.textContent ?? '');
  });

/** A case stands on this device, as if the server had told of it. */
const openCase = () =>
  tablet.page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('tusach');
        opening.addEventListener('success', () => {
          const row = { id: 'case-1', status: 'open', openedAt: '2026-10-05T01:00:00.000Z' };
          const writing = opening.result.transaction('case', 'readwrite');
          writing.objectStore('case').put(row);
          writing.addEventListener('complete', resolve);
        });
      }),
  );

/** The card of somebody who has had a book for some days: who that is in the demonstration changes with the day. */
async function cardOfBorrower(): Promise<string | undefined> {
  const someDaysAgo = new Date(Date.now() - 2 * 86_400_000).toISOString();
  const loans = await tablet.standing<{ id: string; memberId: string; lentAt: string; returnedAt?: string | null }>(
    'loan',
  );
  const held = loans.find(({ lentAt, returnedAt }) => !returnedAt && lentAt < someDaysAgo);
  const members = await tablet.standing<{ id: string; cardNumber: string }>('member');
  return members.find(({ id }) => id === held?.memberId)?.cardNumber;
}

test.each([
  [844, 390],
  [512, 384],
  [390, 420],
  [390, 844],
  [1024, 768],
])('on %d × %d nothing lies over the box of the desk or of the shelves', async (width, height) => {
  await on(width, height, async () => {
    for (const place of ['/desk', '/shelves']) {
      await tablet.go(place);
      await expect.poll(() => tablet.page.locator('.scan').evaluate(isFree)).toBe(true);
    }
  });
});
test('on a phone the way to what needs a person says that something does', async () => {
  await openCase();
  await on(390, 844, async () => {
    await tablet.go('/');
    await tablet.page.locator('.place[href="/more"] .attention-count').waitFor();
    await tablet.go('/more');
    await tablet.sees('1 việc');
  });
});
test('at the desk the focus goes back to the line that was open, and after that to the box', async () => {
  const { page } = tablet;
  await expect.poll(cardOfBorrower).toBeTruthy();
  await tablet.go('/desk');
  await tablet.scan((await cardOfBorrower()) ?? '');
  const line = page.locator('button.row').first();
  const titleOf = () => line.locator('.title').textContent();
  // The catalogue comes after the loans.
  await expect.poll(titleOf).not.toBe('Sách chưa rõ tên');
  const name = (await titleOf()) ?? '';
  await line.click();
  await tablet.click('Gia hạn');
  await expect.poll(focused).toBe(name);
  await tablet.click('Huỷ lượt vừa ghi');
  await expect.poll(focused).toBe('box');
  await line.click();
  await tablet.click('Ghi trả');
  await expect.poll(focused).toBe('box');
});
test('a question that is answered gives the focus back to what asked it', async () => {
  await tablet.go('/settings');
  await tablet.click('Xoá sạch máy này');
  await tablet.click('Giữ lại');
  await expect.poll(focused).toContain('Xoá sạch máy này');
});
