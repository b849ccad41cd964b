// Taking in books and members, in a real browser: the number to be written on the book is said and can be taken back, what is
// there already is the first answer, and on every size of screen one sees what is wrong and what belongs together.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tablet } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let tablet: Tablet;
beforeAll(async () => {
  await server.start();
  tablet = await new Tablet(server.address).open('/');
  await tablet.click('Bắt đầu ngay');
  await tablet.page.getByLabel(/Tên trường/).fill('Trường Tiểu học Minh Tâm');
  await tablet.click('Mở tủ sách');
  await tablet.sees('Bắt đầu từ đâu?');
});
afterAll(async () => {
  await tablet.close();
  await server.stop();
});

const wide = { width: 1024, height: 768 };
const tall = { width: 768, height: 1024 };
const phone = { width: 390, height: 844 };
/** Long enough for the second of two quick taps to be over. */
const aMoment = 1_100;

async function write(name: string, copies = 1): Promise<void> {
  await tablet.go('/shelves/new');
  await tablet.page.getByLabel('Tên sách').fill(name);
  await tablet.page.getByRole('textbox', { name: 'Số bản' }).fill(String(copies));
  await tablet.page.getByLabel('Tác giả').focus();
  await tablet.click('Ghi vào sổ');
}

test('the numbers to be written on the books are said, and the act can be taken back', async () => {
  await write('Quê nôi', 2);
  await tablet.sees(/số TN.00001 đến TN.00002\. Hãy viết mỗi số lên một bản/);
  await tablet.click('Huỷ lượt vừa ghi');
  await tablet.sees(/Đã huỷ lượt ghi/);
  expect([await tablet.standing('title'), await tablet.standing('copy')]).toEqual([[], []]);
  await tablet.page.getByLabel('Tên sách').fill('Quê nội');
  await tablet.click('Ghi vào sổ');
  await tablet.sees(/số TN.00001 đến TN.00002\./);
});

test('two quick taps on a book that is there write nothing; then its copies, or another book, are a tap away', async () => {
  await write('que noi');
  await tablet.page.getByRole('button', { name: 'Thêm bản vào sách đã có' }).click();
  await tablet.sees(/Chưa ghi\. Đã có/);
  expect(await tablet.standing('copy')).toHaveLength(2);
  await tablet.page.waitForTimeout(aMoment);
  await tablet.click('Thêm bản vào sách đã có');
  await tablet.sees(/số TN.00003\. Hãy viết số này lên sách/);
  expect(await tablet.standing('title')).toHaveLength(1);
  await write('Quê nội');
  await tablet.sees(/Chưa ghi\. Đã có/);
  await tablet.page.waitForTimeout(aMoment);
  await tablet.click('Vẫn ghi thành sách khác');
  await tablet.sees(/số TN.00004/);
  expect(await tablet.standing('title')).toHaveLength(2);
});

test('a namesake in the same class is shown first, and written when it is somebody else', async () => {
  for (const card of ['4A2.001', '4A2.002']) {
    await tablet.go('/members/new');
    await tablet.page.getByLabel('Họ và tên').fill('Nguyễn Minh Châu');
    await tablet.page.getByLabel('Lớp').selectOption('new');
    await tablet.page.getByLabel('Tên lớp mới').fill('4A2');
    await expect.poll(() => tablet.page.getByLabel('Số thẻ').inputValue()).toBe(card);
    await tablet.click('Ghi tên');
    if (card === '4A2.002') {
      await tablet.sees(/Chưa ghi\. Lớp 4A2 đã có/);
      await tablet.page.waitForTimeout(aMoment);
      await tablet.click('Vẫn ghi, là người khác');
    }
    await tablet.sees(new RegExp(`thẻ số ${card}\\. Hãy viết số này lên thẻ`));
  }
  await tablet.click('Huỷ lượt vừa ghi');
  await tablet.sees(/Đã huỷ lượt ghi tên/);
  expect(await tablet.standing('member')).toHaveLength(1);
});

test.each([wide, tall, phone])('a year that is none is led to, at %o', async (size) => {
  const { page } = tablet;
  await page.setViewportSize(size);
  await tablet.go('/shelves/new');
  await page.getByLabel('Tên sách').fill('Tảng sáng');
  await page.getByLabel('Năm xuất bản').fill('99');
  for (const from of [0, 5_000]) {
    await page.locator('.scroller').evaluate((element, top) => element.scrollTo(0, top), from);
    await tablet.click('Ghi vào sổ');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    const wrong = await page.locator('.field[data-wrong]').boundingBox();
    const foot = await page.locator('.foot').boundingBox();
    expect(wrong?.y).toBeGreaterThanOrEqual(0);
    expect((wrong?.y ?? 0) + (wrong?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
    await page.getByLabel('Tên sách').focus();
  }
});

test.each([wide, tall])('names and boxes beside each other stand on one line, at %o', async (size) => {
  await tablet.page.setViewportSize(size);
  await tablet.go('/members/new');
  await tablet.page.getByLabel('Lớp').selectOption('new');
  await tablet.page.getByLabel('Tên lớp mới').waitFor();
  const tops = (of: string) =>
    tablet.page.locator(`.pair > .field > ${of}`).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y));
  const [names, boxes] = [await tops('.name'), await tops(':is(input, select)')];
  expect(names).toHaveLength(4);
  expect([new Set(names).size, new Set(boxes).size]).toEqual([2, 2]);
});

test('the chevron of a row stands at its right, beside both lines', async () => {
  const { page } = tablet;
  await page.setViewportSize(phone);
  for (const path of ['/shelves', '/members']) {
    await tablet.go(path);
    const row = page.locator('.row').first();
    await row.waitFor();
    const [chevron, whole] = [await row.locator('> .icon').boundingBox(), await row.boundingBox()];
    const right = (box: typeof whole) => (box?.x ?? 0) + (box?.width ?? 0);
    const middle = (box: typeof whole) => (box?.y ?? 0) + (box?.height ?? 0) / 2;
    expect(right(chevron)).toBeCloseTo(right(whole), 0);
    expect(Math.abs(middle(chevron) - middle(whole))).toBeLessThan(6);
  }
});

test('nothing broke on the way', () => {
  expect(tablet.troubles).toEqual([]);
});
