// Two browsers and the server: joining by code, seeing each other's work at once, the worker alone, a newer app.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syncTag } from '#protocol/worker-message.ts';
import { Tablet } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let first: Tablet;
let second: Tablet;
beforeAll(async () => {
  await server.start('--demo');
  first = await new Tablet(server.address).open('/');
  second = await new Tablet(server.address).open('/');
});
afterAll(async () => {
  await first.close();
  await second.close();
  await server.stop();
});

test('the first administrator joins with the code that the server printed', async () => {
  await first.join(server.codes[0] ?? '');
  await first.sees('Hoạt động hôm nay');
  await expect.poll(() => first.count('title'), { timeout: 20_000 }).toBeGreaterThan(300);
});

test('an administrator’s device lets a second browser in', async () => {
  await second.join(await first.invite());
  await expect.poll(() => second.count('title'), { timeout: 20_000 }).toBeGreaterThan(300);
  await expect.poll(() => second.count('member'), { timeout: 20_000 }).toBeGreaterThan(100);
});

test('a volunteer is offered only what a volunteer may write', async () => {
  const code = await first.invite('volunteer');
  const volunteer = await new Tablet(server.address).open('/');
  await volunteer.join(code);
  await expect.poll(() => volunteer.count('member'), { timeout: 20_000 }).toBeGreaterThan(100);
  for (const [path, seen, act] of [
    ['/members', 'Các lớp', 'Thêm bạn đọc'],
    ['/shelves', '10 vạn câu hỏi vì sao', 'Thêm sách'],
    ['/events', 'Đã qua', 'Lên lịch hoạt động'],
  ] as const) {
    await volunteer.go(path);
    await volunteer.sees(seen);
    expect(await volunteer.page.getByText(act).count()).toBe(0);
  }
  await volunteer.go('/');
  await volunteer.click('Điểm danh');
  await volunteer.click('Ghi có mặt');
  await volunteer.sees(/Đã ghi/);
  await volunteer.close();
});

test('a device at the door is cared for from its welcome screen, and nothing else of it opens', async () => {
  const code = await first.invite('kiosk');
  const door = await new Tablet(server.address).open('/');
  await door.join(code);
  await door.click('Dành cho cán bộ');
  await door.click('Rời màn hình');
  await door.sees('Giờ trên máy');
  expect(await door.page.locator('.places a').filter({ visible: true }).count()).toBe(0);
  await door.click('Nhập mã mới');
  await door.sees('Tham gia bằng mã');
  await door.click('Quay lại');
  await door.click('Về màn hình đón khách');
  await door.sees('Đọc sách');
  for (const path of ['/', '/waiting', '/settings', '/members', '/desk']) {
    await door.go(path);
    await door.page.waitForURL((url) => url.pathname === '/kiosk');
  }
  await door.close();
});

test('while both are online a change is on the other within two seconds', async () => {
  await second.go('/desk?code=4A2.007');
  await second.sees('số thẻ 4A2.007');
  await first.go('/desk');
  await first.scan('4A2.007');
  await first.sees('số thẻ 4A2.007');
  await first.scan('TN.00178');
  await first.sees(/Đã ghi mượn/);
  await second.sees(/1 trên 3/, 2_000);
});

test('with every page closed the worker sends what waits', async () => {
  await first.ready();
  const visits = await second.count('visit');
  await first.context.setOffline(true);
  await first.go('/kiosk');
  await first.click('Đọc sách');
  await first.sees('Đã ghi: đọc sách');
  await expect.poll(() => first.page.evaluate(askedFor), { timeout: 20_000 }).toContain(syncTag);
  const other = await first.context.newPage();
  await other.goto('about:blank');
  const worker = await workerOf(first, other);
  await first.page.close();
  await first.context.setOffline(false);
  await worker.sync();
  await expect.poll(() => second.count('visit'), { timeout: 20_000 }).toBe(visits + 1);
  first.page = other;
  await first.go('/');
  await expect.poll(() => first.waiting(), { timeout: 20_000 }).toBe(0);
});

/** In the page: what it has asked the browser to wake the worker for. */
async function askedFor(): Promise<readonly string[]> {
  const registration = await navigator.serviceWorker.getRegistration();
  const { sync } = registration as unknown as { sync: { getTags: () => Promise<string[]> } };
  return sync.getTags();
}
/** The worker of a tablet, seen from another page of it. `sync` tells it that there is a connection, as the browser does: when a
 * browser whose network was only played to be away does so by itself, after seconds or after five minutes, is chance. */
async function workerOf({ context }: Tablet, page: Page): Promise<{ sync: () => Promise<void> }> {
  const session = await context.newCDPSession(page);
  const told = new Promise<{ registrationId: string; scopeURL: string }>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [registration] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (registration) resolve(registration);
    });
  });
  await session.send('ServiceWorker.enable');
  const { registrationId, scopeURL } = await told;
  const { origin } = new URL(scopeURL);
  const given = { origin, registrationId, tag: syncTag, lastChance: false };
  return { sync: () => session.send('ServiceWorker.dispatchSyncEvent', given).then(() => undefined) };
}

test('a newer app takes over when asked, with a hundred records waiting and none lost', async () => {
  await first.ready();
  await server.stop();
  await first.go('/visits');
  for (let at = 0; at < 100; at += 1) await first.page.getByRole('button', { name: 'Đọc sách' }).click();
  await expect.poll(() => first.waiting(), { timeout: 30_000 }).toBe(100);
  const worker = join('dist', 'sw.js');
  const kept = mkdtempSync(join(tmpdir(), 'tusach-dist-'));
  cpSync(worker, join(kept, 'sw.js'));
  writeFileSync(worker, `${readFileSync(worker, 'utf8')}\n// a newer version\n`);
  try {
    await server.start();
    await first.page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
    await first.click('Cập nhật');
    await first.sees('Lượt đến');
    await expect.poll(() => first.waiting(), { timeout: 30_000 }).toBe(0);
    const came = await first.count('visit');
    await expect.poll(() => second.count('visit'), { timeout: 30_000 }).toBe(came);
  } finally {
    cpSync(join(kept, 'sw.js'), worker);
  }
});
