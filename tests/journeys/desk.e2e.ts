// The desk of a library whose books have no barcode, in a real browser, with the server away: titles are typed, copies are
// pointed at, fingers tremble, and the librarian looks at other screens in between.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fold } from '#domain/record/fold.ts';
import { Tablet, type Row } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';

interface Book extends Row {
  readonly title: string;
  readonly titleId: string;
  readonly accessionNumber: string;
  readonly status: string;
  readonly siteId: string;
  readonly copyId?: string;
  readonly returnedAt?: string;
}
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

const openLoans = async () => (await tablet.standing<Book>('loan')).filter(({ returnedAt }) => !returnedAt);
const typed = (text: string) => tablet.page.keyboard.type(text, { delay: 20 });
/** A title that no other begins like, with several free copies at the place of the desk, and the number of one of them. */
async function titleWithCopiesHere(): Promise<{ name: string; number: string }> {
  const copies = await tablet.standing<Book>('copy');
  const out = new Set((await openLoans()).map(({ copyId }) => copyId));
  const here = copies.find(({ accessionNumber }) => accessionNumber === 'TN.00001')?.siteId;
  const free = copies.filter(
    ({ id, siteId, status }) => siteId === here && status === 'inService' && !out.has(id as string),
  );
  const titles = await tablet.standing<Book>('title');
  for (const { id, title } of titles) {
    if (titles.filter((other) => other.title.includes(title)).length > 1) continue;
    const own = free.filter(({ titleId }) => titleId === id).map(({ accessionNumber }) => accessionNumber);
    if (own.length > 1 && title.split(' ').length > 4) return { name: title, number: own[1] ?? '' };
  }
  throw new Error('No title has several copies here.');
}
/** A pupil's card is open, and they have nothing. */
async function openCard(): Promise<void> {
  await tablet.go('/desk');
  await tablet.scan('4A2.026');
  await tablet.sees('Chưa mượn cuốn nào.');
}

test('the books come to the tablet, and the server goes away', async () => {
  await tablet.join(server.codes[0] ?? '');
  await tablet.ready();
  await expect.poll(() => tablet.count('copy')).toBeGreaterThan(1_000);
  await expect.poll(() => tablet.count('loan')).toBeGreaterThan(0);
  await server.stop();
});
test('a title is found by a few letters without accents, and its copies are offered by number and place', async () => {
  const { page } = tablet;
  const { name, number } = await titleWithCopiesHere();
  await tablet.go('/desk');
  await typed(fold(name));
  const before = (await openLoans()).length;
  // Two taps on the title are no choice of the copy that then lies under the finger.
  await page.locator('button.row', { hasText: name }).first().dblclick();
  await tablet.sees('Bản nào?');
  await tablet.sees(number);
  await tablet.sees(/Tủ \d+, ngăn \d+/);
  expect(await openLoans()).toHaveLength(before);
  await page.waitForTimeout(600);
  await page.locator('button.row', { hasText: number }).click();
  await tablet.sees(`${name} (${number}) đang ở trên quầy`);
  await tablet.scan('4A2.026');
  await tablet.sees(/Đã ghi mượn/);
  await tablet.click('Huỷ lượt vừa ghi');
  await expect.poll(async () => (await openLoans()).length).toBe(before);
});
test('with a card open the free copy that stands here is lent at once, and undone', async () => {
  await openCard();
  const before = (await openLoans()).length;
  await typed('de men');
  await tablet.page.keyboard.press('Enter');
  await tablet.sees(/Đã ghi mượn/);
  expect(await openLoans()).toHaveLength(before + 1);
  await tablet.click('Huỷ lượt vừa ghi');
  await tablet.sees('Chưa mượn cuốn nào.');
});
test('a book read twice by the scanner keeps its undo, and two taps on taking back are one', async () => {
  const { page } = tablet;
  await openCard();
  await tablet.scan('TN.00001');
  await tablet.scan('TN.00001');
  await tablet.sees(/Đã ghi mượn/);
  await tablet.sees('Huỷ lượt vừa ghi');
  await page.locator('.card button.row').first().click();
  await page.locator('.loan-acts button').first().dblclick();
  await tablet.sees(/Đã ghi trả/);
  await tablet.sees('Huỷ lượt vừa ghi');
  await tablet.sees('Chưa mượn cuốn nào.');
});
test('the card that was open is open again after a look at the shelves, but not for what is scanned elsewhere', async () => {
  const { page } = tablet;
  await openCard();
  const loans = (await openLoans()).length;
  const goTo = (place: string) => page.locator(`.places a[href="${place}"]`).first().click();
  await goTo('/shelves');
  await page.waitForURL((url) => url.pathname === '/shelves');
  await goTo('/desk');
  await tablet.sees('số thẻ 4A2.026');
  await goTo('/');
  await page.waitForURL((url) => url.pathname === '/');
  await tablet.scan('TN.00001');
  await tablet.sees(/Quét thẻ để ghi mượn/);
  expect(new URL(page.url()).search).toBe('');
  expect(await openLoans()).toHaveLength(loans);
});
test('what is kept of an open card is in the page alone: a page that is loaded anew knows nobody', async () => {
  await openCard();
  await tablet.page.reload();
  await tablet.sees('Sẵn sàng cho người tiếp theo');
});
test('two taps on a visit are two, the bar says so, and its undo takes back both', async () => {
  const { page } = tablet;
  await tablet.go('/visits');
  const figure = () => page.locator('.figure').textContent();
  await expect.poll(figure).toMatch(/\d/);
  const before = await figure();
  await page.getByRole('button', { name: 'Đọc báo' }).dblclick();
  await tablet.sees(/Đã ghi 2 lượt/);
  await tablet.go('/waiting');
  await tablet.sees('Đọc báo');
  await tablet.go('/visits');
  await page.getByRole('button', { name: 'Đọc báo' }).dblclick();
  await tablet.sees(/Đã ghi 2 lượt/);
  await tablet.click('Huỷ 2 lượt vừa ghi');
  await tablet.sees('Đã huỷ 2 lượt vừa ghi.');
  await expect.poll(figure).toBe(`${Number.parseInt(before ?? '0', 10) + 2} lượt`);
  expect(tablet.troubles).toEqual([]);
});
