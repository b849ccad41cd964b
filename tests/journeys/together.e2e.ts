// Two tablets wrote without a network, and what they wrote meets: one book lent twice, a person written down twice, somebody
// who is to be forgotten, work carried to the server by the other tablet.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tablet } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let first: Tablet;
let second: Tablet;
beforeAll(async () => {
  await server.start('--demo');
  first = await new Tablet(server.address).open('/');
  second = await new Tablet(server.address).open('/');
  await first.join(server.codes[0] ?? '');
  await second.join(await first.invite());
});
afterAll(async () => {
  await first.close();
  await second.close();
  await server.stop();
});

async function lend(tablet: Tablet, card: string, number: string): Promise<void> {
  await tablet.go('/desk');
  await tablet.scan(card);
  await tablet.sees(`số thẻ ${card}`);
  await tablet.scan(number);
  await tablet.sees(/Đã ghi mượn/);
}

test('a book that two tablets lent without a network is one question on both, and one tap on one of them settles it', async () => {
  for (const tablet of [first, second]) {
    await expect.poll(() => tablet.count('loan'), { timeout: 20_000 }).toBeGreaterThan(10);
    await expect.poll(() => tablet.count('copy'), { timeout: 20_000 }).toBeGreaterThan(300);
    await expect.poll(() => tablet.count('title'), { timeout: 20_000 }).toBeGreaterThan(300);
    await tablet.ready();
  }
  const loans = await first.count('loan');
  for (const tablet of [first, second]) await tablet.context.setOffline(true);
  await lend(first, '4A2.007', 'TN.00178');
  await lend(second, '4A2.008', 'TN.00178');
  for (const tablet of [first, second]) await tablet.context.setOffline(false);
  for (const tablet of [first, second]) {
    await tablet.go('/waiting');
    await tablet.sees(/đang được ghi mượn cho hai bạn/, 20_000);
  }
  await first.page
    .getByRole('button', { name: /đang giữ/ })
    .first()
    .click();
  await expect.poll(() => second.page.getByText(/đang được ghi mượn cho hai bạn/).count(), { timeout: 20_000 }).toBe(0);
  await expect.poll(() => second.count('loan'), { timeout: 20_000 }).toBe(loans + 2);
  expect(await first.count('loan')).toBe(loans + 2);
});

test('whoever hears the screen instead of seeing it is told where a link leads, whose button it is, and what is open', async () => {
  const { page } = first;
  await first.go('/shelves');
  const row = page.locator('button.row').first();
  await expect.poll(() => row.getAttribute('aria-expanded'), { timeout: 20_000 }).toBe('false');
  await row.click();
  await expect.poll(() => row.getAttribute('aria-expanded')).toBe('true');
  await page.getByRole('link', { name: /Đã gửi hết|chờ gửi|Đang gửi/ }).waitFor();
  await first.go('/');
  await first.click('Điểm danh');
  await page
    .getByRole('button', { name: /^Ghi có mặt: \S+ \S+/ })
    .first()
    .waitFor();
});

test('two records of one person are merged, seen so on the other tablet, and parted again', async () => {
  await first.go('/members');
  await first.page.getByRole('searchbox').fill('4A2.009');
  await first.page.locator('.row', { hasText: '4A2.009' }).first().click();
  await first.click('Gộp với…');
  await first.page.getByLabel('Người này còn được ghi là').fill('4A2.010');
  await first.page.locator('.row', { hasText: '4A2.010' }).first().click();
  await first.sees('Đã gộp với');
  const path = new URL(first.page.url()).pathname;
  await second.go(path);
  await second.sees('Đã gộp với', 20_000);
  await second.click('Tách ra');
  await expect.poll(() => first.page.getByText('Đã gộp với').count(), { timeout: 20_000 }).toBe(0);
});

test('whoever is erased on one tablet is in no place of the other', async () => {
  await first.go('/members');
  await first.page.getByRole('searchbox').fill('4A2.011');
  await first.page.locator('.row', { hasText: '4A2.011' }).first().click();
  await first.click('Xoá hẳn người này…');
  const name = (await first.page.locator('h1').textContent()) ?? '';
  expect(await second.page.evaluate(placesOf, '4A2.011')).not.toEqual([]);
  await first.page.getByRole('dialog').getByRole('button', { name: 'Xoá hẳn', exact: true }).click();
  await first.sees(/^Đã xoá hẳn họ tên/);
  await expect.poll(() => second.page.evaluate(placesOf, '4A2.011'), { timeout: 20_000 }).toEqual([]);
  expect(name).not.toBe('');
  await expect.poll(() => first.page.evaluate(placesOf, '4A2.011'), { timeout: 20_000 }).toEqual([]);
});

/** Tables that hold these words anywhere. */
function placesOf(words: string): Promise<string[]> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('tusach');
    opening.addEventListener('success', () => {
      const db = opening.result;
      const reading = db.transaction([...db.objectStoreNames]);
      const asked = [...db.objectStoreNames].map((name) => [name, reading.objectStore(name).getAll()] as const);
      reading.addEventListener('complete', () => {
        db.close();
        resolve(asked.filter(([, { result }]) => JSON.stringify(result).includes(words)).map(([name]) => name));
      });
    });
  });
}

test('what one tablet cannot send the other hands in from a file, and it counts once', async () => {
  const visits = await first.count('visit');
  await second.context.setOffline(true);
  await second.go('/visits');
  for (let at = 1; at <= 2; at += 1) {
    await second.page.getByRole('button', { name: 'Đọc báo' }).click();
    await expect.poll(() => second.waiting()).toBe(at);
  }
  await second.go('/this-device');
  const saving = second.page.waitForEvent('download');
  await second.click('Lưu các lượt chưa gửi ra tệp');
  const file = await (await saving).path();
  await first.go('/this-device');
  for (let times = 1; times <= 2; times += 1) {
    await first.page.locator('input[type=file]').setInputFiles(file);
    await first.sees('Đã nộp xong 2 lượt.');
  }
  await expect.poll(() => first.count('visit'), { timeout: 20_000 }).toBe(visits + 2);
  await second.context.setOffline(false);
  await second.go('/');
  await expect.poll(() => second.waiting(), { timeout: 20_000 }).toBe(0);
  await expect.poll(() => second.count('visit'), { timeout: 20_000 }).toBe(visits + 2);
  expect(await first.count('visit')).toBe(visits + 2);
  expect([...first.troubles, ...second.troubles]).toEqual([]);
});
