// A whole day without a network, in a real browser: a book, a member, a loan, an event, a visit; the battery pulled out; then
// the network comes back and everything is sent without a tap.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tablet } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let tablet: Tablet;
beforeAll(async () => {
  await server.start();
  tablet = await new Tablet(server.address).open('/');
});
afterAll(async () => {
  await tablet.close();
  await server.stop();
});

async function addBook(): Promise<void> {
  const { page } = tablet;
  await tablet.go('/shelves/new');
  await page.getByLabel('Tên sách').fill('Quê nội');
  await page.getByLabel('Tác giả').fill('Võ Quảng');
  await tablet.click('Ghi vào sổ');
  await tablet.sees(/Đã ghi/);
}
async function addMember(): Promise<void> {
  const { page } = tablet;
  await tablet.go('/members/new');
  await page.getByLabel('Họ và tên').fill('Nguyễn Minh Châu');
  await page.getByLabel('Lớp').selectOption('new');
  await page.getByLabel('Tên lớp mới').fill('4A2');
  await expect.poll(() => page.getByLabel('Số thẻ').inputValue()).toBe('4A2.001');
  await tablet.click('Ghi tên');
  await tablet.sees(/Đã ghi/);
}
async function lendAndReturn(): Promise<void> {
  await tablet.go('/desk');
  await tablet.scan('4A2.001');
  await tablet.sees('số thẻ 4A2.001');
  await tablet.scan('TN.00001');
  await tablet.sees(/Đã ghi mượn/);
  await tablet.sees(/1 trên 3/);
  await tablet.click('Huỷ lượt vừa ghi');
  await tablet.sees('Chưa mượn cuốn nào.');
  await tablet.scan('TN.00001');
  await tablet.sees(/1 trên 3/);
  await tablet.scan('9999');
  await tablet.sees(/chưa có trong sổ/);
}
async function holdEvent(): Promise<void> {
  const { page } = tablet;
  await tablet.go('/events/new');
  await page.getByLabel('Tên hoạt động').fill('Tiết đọc lớp 4A2');
  await page.getByLabel('4A2').check();
  await tablet.click('Lên lịch');
  await tablet.sees('0 lượt');
  await tablet.click('Ghi có mặt');
  await tablet.sees(/Đã ghi/);
  await tablet.sees('1 lượt');
}
async function countVisit(): Promise<void> {
  await tablet.go('/kiosk');
  await tablet.click('Đọc sách');
  await tablet.sees('Đã ghi: đọc sách');
}

test('the first minute: a library begins without account or network', async () => {
  await tablet.sees('Bắt đầu ngay');
  await tablet.ready();
  await server.stop();
  await tablet.click('Bắt đầu ngay');
  await tablet.page.getByLabel(/Tên trường/).fill('Trường Tiểu học Minh Tâm');
  await tablet.click('Mở tủ sách');
  await tablet.sees('Bắt đầu từ đâu?');
});

test('the day, with the server stopped', async () => {
  await addBook();
  await addMember();
  await lendAndReturn();
  await holdEvent();
  await countVisit();
  expect(tablet.troubles).toEqual([]);
});

test('the battery is pulled out, and nothing is lost', async () => {
  const before = await tablet.count('outbox');
  tablet.kill();
  await tablet.close();
  await tablet.open('/');
  await tablet.sees('Hôm nay');
  expect(await tablet.count('outbox')).toBe(before);
  expect(await tablet.count('loan')).toBe(1);
  expect(await tablet.count('attendance')).toBe(1);
  expect(await tablet.count('visit')).toBe(1);
});

test('joined to the server, everything of the day goes there; a later day goes by itself when the server is back', async () => {
  await server.start();
  await tablet.join(server.codes[0] ?? '');
  await expect.poll(() => tablet.waiting(), { timeout: 10_000 }).toBe(0);
  await server.stop();
  await tablet.go('/desk');
  await tablet.scan('TN.00001');
  await tablet.sees(/Đã ghi trả/);
  await tablet.sees(/chờ gửi, từ/, 20_000);
  await server.start();
  await expect.poll(() => tablet.waiting(), { timeout: 10_000 }).toBe(0);
  await tablet.sees(/Đã gửi hết/);
});

test('a clean stop ends with 0', async () => {
  expect(await server.stop()).toBe(0);
});
