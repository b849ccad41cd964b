// What goes wrong with real tablets: a full disk, a clock in 2015, two taps at once, a second tab, a tab closed while saving,
// a barcode nobody knows, codes that are wrong.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tablet } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let tablet: Tablet;
beforeAll(async () => {
  await server.start('--demo');
  tablet = await new Tablet(server.address).open('/');
});
afterAll(async () => {
  await tablet.close();
  await server.stop();
});

test('a wrong code, one of a strange form and a used one are each said, and nothing is changed', async () => {
  const { page } = tablet;
  await tablet.go('/join#ABCDEFGH');
  await page.getByRole('button', { name: 'Tham gia', exact: true }).click();
  await tablet.sees(/Không có mã này/);
  await page.getByLabel('Mã tám chữ').fill('hello');
  await page.getByRole('button', { name: 'Tham gia', exact: true }).click();
  await tablet.sees(/tám chữ và số/);
  await tablet.join(server.codes[0] ?? '');
  await expect.poll(() => tablet.count('title'), { timeout: 20_000 }).toBeGreaterThan(300);
  // The device that used it may ask again, since its answer may have been lost; another one may not.
  const other = await new Tablet(server.address).open(`/join#${(server.codes[0] ?? '').replace('-', '')}`);
  await other.page.getByRole('button', { name: 'Tham gia', exact: true }).click();
  await other.sees(/đã dùng rồi/);
  await other.close();
});

test('two taps within fifty milliseconds mark one child once', async () => {
  await tablet.go('/');
  await tablet.click('Điểm danh');
  await tablet.sees('0 lượt');
  const before = await tablet.count('attendance');
  await tablet.page
    .getByRole('button', { name: 'Ghi có mặt' })
    .first()
    .evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
  await tablet.sees('1 lượt');
  expect(await tablet.count('attendance')).toBe(before + 1);
});

test('a scanner that fires while the desk is still opening on a slow tablet loses no sign', async () => {
  const slow = await tablet.context.newPage();
  const session = await tablet.context.newCDPSession(slow);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  for (const pauseMs of [0, 60, 120, 240, 480]) {
    await slow.goto(`${server.address}/desk`, { waitUntil: 'commit' });
    await slow.waitForFunction(() => performance.getEntriesByName(`${location.origin}/early.js`).length > 0);
    await slow.waitForTimeout(pauseMs);
    await slow.keyboard.type('KHONG-CO-1', { delay: 4 });
    await slow.keyboard.press('Enter');
    await slow.getByText('KHONG-CO-1 chưa có trong sổ.').waitFor({ timeout: 10_000 });
  }
  await slow.close();
});

test('a second tab shows what the first one writes', async () => {
  await tablet.go('/visits');
  const other = await tablet.context.newPage();
  await other.goto(`${server.address}/visits`);
  const figure = other.locator('.figure');
  await figure.filter({ visible: true }).waitFor();
  const before = Number.parseInt((await figure.textContent()) ?? '', 10);
  await tablet.page.getByRole('button', { name: 'Đọc báo' }).click();
  await expect.poll(async () => Number.parseInt((await figure.textContent()) ?? '', 10)).toBe(before + 1);
  await other.close();
});

test('a tab closed in the middle of a save leaves the whole act or nothing of it', async () => {
  const other = await tablet.context.newPage();
  await other.goto(`${server.address}/visits`);
  await other.getByRole('button', { name: 'Việc khác' }).waitFor();
  await other.getByRole('button', { name: 'Việc khác' }).evaluate((button: HTMLButtonElement) => button.click());
  await other.close();
  // What stood behind it comes into view, as every browser tells the page; this one, without a window, does not.
  await tablet.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => tablet.waiting(), { timeout: 15_000 }).toBe(0);
  expect(await tablet.page.evaluate(orphans)).toEqual([]);
});

/** Visits without the op that made them, or ops without their visit. */
function orphans(): Promise<string[]> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('tusach');
    opening.addEventListener('success', () => {
      const db = opening.result;
      const transaction = db.transaction(['visit', 'outbox']);
      const visits = transaction.objectStore('visit').getAllKeys();
      const queued = transaction.objectStore('outbox').getAll();
      transaction.addEventListener('complete', () => {
        const rows = new Set(visits.result.map(String));
        const ops = (queued.result as { op: { type: string; recordId: string } }[]).filter(
          ({ op }) => op.type === 'visit',
        );
        db.close();
        resolve(ops.map(({ op }) => op.recordId).filter((id) => !rows.has(id)));
      });
    });
  });
}

/** The browser answers every write as a full disk does. (Its own way to play a small disk does not reach small writes.) */
function fillDisk(): void {
  const able = { ...Object.getOwnPropertyDescriptors(IDBObjectStore.prototype) };
  const full = () => {
    throw new DOMException('The disk is full.', 'QuotaExceededError');
  };
  Object.assign(IDBObjectStore.prototype, { add: full, put: full });
  addEventListener('room-again', () => Object.defineProperties(IDBObjectStore.prototype, able));
}

test('a full disk is said, what was there stays, and writing goes on when there is room', async () => {
  const { page } = tablet;
  await tablet.go('/visits');
  const before = await tablet.count('visit');
  const queued = await tablet.count('outbox');
  await page.evaluate(fillDisk);
  await page.getByRole('button', { name: 'Đọc báo' }).click();
  await tablet.sees(/Máy hết chỗ, lượt này/);
  expect(await page.getByText(/Đã ghi/).count()).toBe(0);
  await page.evaluate(() => dispatchEvent(new Event('room-again')));
  expect([await tablet.count('visit'), await tablet.count('outbox')]).toEqual([before, queued]);
  await page.getByRole('button', { name: 'Đọc báo' }).click();
  await tablet.sees(/Đã ghi/);
  expect(await tablet.count('visit')).toBe(before + 1);
  expect(await page.getByText(/Máy hết chỗ/).count()).toBe(0);
});

test('a clock set to 2015 is said, and what is written then is of today all the same', async () => {
  const { page, context } = tablet;
  await tablet.go('/visits');
  const figure = () => page.locator('.figure').first().textContent();
  await expect.poll(figure).toMatch(/^\d+ lượt$/);
  const visits = Number.parseInt((await figure()) ?? '', 10);
  const before = await tablet.count('visit');
  await context.clock.setSystemTime(new Date('2015-01-01T03:00:00Z'));
  await tablet.go('/visits');
  await tablet.sees(/Giờ trên máy là 01\/01\/2015/);
  await tablet.click('Đọc báo');
  await expect.poll(() => tablet.count('visit'), { timeout: 5_000 }).toBe(before + 1);
  await expect.poll(figure).toBe(`${visits + 1} lượt`);
  await tablet.go('/this-device');
  await tablet.sees(/^Chậm [\d.]+ ngày$/);
});

test('a clock that was set right without a network counts at once, and as right when the server says so', async () => {
  const { page, context } = tablet;
  await tablet.ready();
  await tablet.click('Thử gửi ngay');
  await expect.poll(() => page.evaluate(measured), { timeout: 20_000 }).toBeGreaterThan(4_000);
  await context.setOffline(true);
  await context.clock.setSystemTime(new Date());
  await tablet.go('/this-device');
  await tablet.sees('Lúc trao đổi gần nhất còn sai, nay có vẻ đã chỉnh');
  expect(await page.getByText(/Giờ trên máy là/).count()).toBe(0);
  await context.setOffline(false);
  await tablet.click('Thử gửi ngay');
  await tablet.sees('Đúng với máy chủ');
});

test('the page says English as well, down to the last word', async () => {
  await tablet.go('/settings');
  await tablet.page.getByText('English', { exact: true }).click();
  await tablet.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
  for (const [path, words] of [
    ['/', 'Today'],
    ['/desk', 'Desk'],
    ['/shelves', 'Shelves'],
    ['/members', 'Members'],
    ['/events', 'Events'],
    ['/visits', 'Visits'],
    ['/waiting', 'Waiting, and to look at'],
    ['/settings', 'Settings'],
  ] as const) {
    await tablet.go(path);
    await tablet.page.getByRole('heading', { name: words, exact: true }).waitFor();
    const text = (await tablet.page.locator('nav').textContent()) ?? '';
    expect(text).not.toMatch(/Hôm nay|Quầy|Bạn đọc/);
  }
});

/** By how many days a server found the clock of this tablet slow. */
function measured(): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('tusach');
    opening.addEventListener('success', () => {
      const asked = opening.result.transaction('meta').objectStore('meta').get('clock');
      asked.addEventListener('success', () => {
        opening.result.close();
        resolve((asked.result as { offset: number }).offset / 86_400_000);
      });
    });
  });
}
