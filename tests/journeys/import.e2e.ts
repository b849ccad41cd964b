// A list that the library does not agree with: what will be otherwise is told before anything is written, stands there
// afterwards, and can be taken along as a file.
import { readFileSync } from 'node:fs';
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

async function choose(what: string, ...rows: string[]): Promise<void> {
  await tablet.go(`/import/${what}`);
  const buffer = Buffer.from(rows.join('\r\n'));
  await tablet.page.setInputFiles('input[type=file]', { name: 'list.csv', mimeType: 'text/csv', buffer });
}

test('a number of another book and a strange column are told before, afterwards, and in a file', async () => {
  await choose('titles', 'Tên sách,Số đăng ký', 'Quê nội,TN.90001');
  await tablet.sees('Mọi dòng đều nhập đúng như trong tệp.');
  await tablet.click('Nhập 1 dòng');
  await tablet.sees('Đã lưu trên máy này');
  await choose(
    'titles',
    'Tên sách,Số đăng ký,Màu bìa',
    'Tảng sáng,TN.90001,xanh',
    'Tảng sáng,TN.90002,xanh',
    ',TN.90003,',
  );
  await tablet.sees('Cột không hiểu: Màu bìa. Không nhập.');
  // A row that opens shows so.
  const kind = tablet.page.getByRole('button', { name: /1 dòng: số ĐKCB đang là của cuốn khác/ });
  await kind.locator('.fact svg').waitFor();
  await kind.click();
  await tablet.sees('TN.90001 đang là của Quê nội.');
  await tablet.sees('Sẽ khác với tệp');
  await tablet.click('Nhập 1 dòng');
  await tablet.sees('Đã lưu trên máy này');
  await tablet.page.getByRole('heading', { name: 'Khác với tệp', exact: true }).waitFor();
  await tablet.sees('TN.90001 đang là của Quê nội.');
  const saving = tablet.page.waitForEvent('download');
  await tablet.click(/Lưu 2 dòng cần xem/);
  const text = readFileSync(await (await saving).path(), 'utf8');
  expect(text).toContain('2,TN.90001 đang là của Quê nội.,Tảng sáng,TN.90001,xanh');
  expect(text).toContain('4,Không có tên sách.,,TN.90003,');
});
test('a card of somebody else is told before it is given another number', async () => {
  await choose('members', 'Họ và tên,Lớp,Mã học sinh,Dân tộc', 'Lò Sao Khuê,9X1,HS01,Tày');
  await tablet.sees('Chuyện riêng của mỗi người: Dân tộc.');
  await tablet.click('Nhập 1 dòng');
  await tablet.sees('Đã lưu trên máy này');
  await choose('members', 'Họ và tên,Lớp,Mã học sinh', 'Vàng Sao Mai,9X2,HS01');
  await tablet.click(/1 dòng: số thẻ đang là của người khác/);
  await tablet.sees('HS01 đang là của Lò Sao Khuê; số thẻ mới 9X2.001.');
});
