// A tablet is lost with unsent work on it: an administrator takes it out, and when it next finds a network it hands in what
// it has and forgets the people. In a real browser, whose key nobody can read out.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tablet } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let admin: Tablet;
let lost: Tablet;
beforeAll(async () => {
  await server.start('--demo');
  admin = await new Tablet(server.address).open('/');
  lost = await new Tablet(server.address).open('/');
  await admin.join(server.codes[0] ?? '');
  await lost.join(await admin.invite());
});
afterAll(async () => {
  await admin.close();
  await lost.close();
  await server.stop();
});

test('the key of a tablet outlives a restart and cannot be read', async () => {
  await expect.poll(() => lost.count('member'), { timeout: 20_000 }).toBeGreaterThan(100);
  await expect.poll(() => lost.count('title'), { timeout: 20_000 }).toBeGreaterThan(300);
  await lost.close();
  lost.kill();
  await lost.open('/visits');
  const isReadable = await lost.page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('tusach');
        opening.addEventListener('success', () => {
          const asked = opening.result.transaction('ownKey').objectStore('ownKey').get('key');
          asked.addEventListener('success', () => {
            opening.result.close();
            const { privateKey } = asked.result as { privateKey: CryptoKey };
            resolve(privateKey.extractable || privateKey.type !== 'private');
          });
        });
      }),
  );
  expect(isReadable).toBe(false);
  await lost.click('Đọc sách');
  await expect.poll(() => lost.waiting(), { timeout: 20_000 }).toBe(0);
});

test('a tablet that was taken out hands in what it wrote, forgets the people, and says so', async () => {
  await lost.ready();
  await lost.context.setOffline(true);
  await lost.click('Đọc sách');
  await expect.poll(() => lost.waiting()).toBe(1);
  await admin.go('/settings/devices');
  await admin.page.locator('.row', { hasText: 'Thủ thư', hasNotText: 'Máy này' }).click();
  await admin.click('Cho máy ra');
  await admin.page.locator('dialog').getByRole('button', { name: 'Cho máy ra' }).click();
  await admin.sees(/^Đã cho .* ra\.$/);
  expect(await lost.count('member')).toBeGreaterThan(100);
  await lost.context.setOffline(false);
  await lost.go('/');
  await expect.poll(() => lost.count('member'), { timeout: 20_000 }).toBe(0);
  expect([await lost.waiting(), await lost.count('ownKey'), await lost.count('loan')]).toEqual([0, 0, 0]);
  expect(await lost.count('title')).toBeGreaterThan(300);
  await lost.sees(/Máy này không còn thuộc thư viện/);
  expect([...admin.troubles, ...lost.troubles]).toEqual([]);
});
