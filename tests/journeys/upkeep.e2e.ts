// How a real browser loses things, and what comes back: a database cleared, a disk without room, a tab frozen in the middle
// of a round, an app that does not start.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tablet } from '../support/browser.ts';
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

/** Files of the second copy of the queue. */
const copies = () =>
  tablet.page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('queue', { create: true });
    const names: string[] = [];
    for await (const name of (folder as unknown as { keys: () => AsyncIterable<string> }).keys()) names.push(name);
    return names;
  });

test('a tab frozen in the middle of a round does not keep the others from sending', async () => {
  const frozen = await tablet.context.newPage();
  await frozen.goto(`${server.address}/visits`);
  await frozen.evaluate(async () => {
    await new Promise<void>((held) => {
      void navigator.locks.request('tusach-round', () => {
        held();
        return new Promise(() => undefined);
      });
    });
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open('tusach');
      opening.addEventListener('success', () => {
        const writing = opening.result.transaction('lease', 'readwrite');
        writing.objectStore('lease').put({ id: 'round', token: 'frozen', expires: Date.now() - 15_000 });
        writing.addEventListener('complete', () => {
          opening.result.close();
          resolve();
        });
      });
    });
  });
  const session = await tablet.context.newCDPSession(frozen);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await tablet.go('/visits');
  await tablet.page.getByRole('button', { name: 'Đọc báo' }).click();
  await tablet.sees(/Đã ghi/);
  await expect.poll(() => tablet.waiting(), { timeout: 30_000 }).toBe(0);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await frozen.close();
});

test('when the browser clears the database, what was not sent comes back and is sent once', async () => {
  await tablet.ready();
  await server.stop();
  await tablet.go('/visits');
  for (let at = 0; at < 3; at += 1) await tablet.page.getByRole('button', { name: 'Đọc sách' }).click();
  await expect.poll(() => tablet.waiting(), { timeout: 10_000 }).toBe(3);
  await expect.poll(copies, { timeout: 10_000 }).toContainEqual(expect.stringMatching(/-\d+-\d+\.ndjson$/));
  await tablet.page.waitForTimeout(1_500);
  await tablet.page.goto(`${server.address}/safe.html`);
  await tablet.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase('tusach').addEventListener('success', () => resolve());
      }),
  );
  await server.start('--demo');
  await tablet.go('/visits');
  await tablet.sees(/Đã khôi phục 3 lượt chưa gửi.*xin một mã mới/);
  expect(await tablet.waiting()).toBeGreaterThanOrEqual(3);
  // It stands above what is done on the page, not over it.
  const said = await tablet.page.getByRole('status').filter({ hasText: 'Trình duyệt đã xoá sổ' }).boundingBox();
  const done = await tablet.page.getByRole('button', { name: 'Đọc báo' }).boundingBox();
  const title = await tablet.page.getByRole('heading', { level: 1 }).boundingBox();
  expect(said?.y).toBeGreaterThan((title?.y ?? 0) + (title?.height ?? 0) - 1);
  expect(done?.y).toBeGreaterThan((said?.y ?? 0) + (said?.height ?? 0) - 1);
});

test('on a disk without room a save still succeeds, out of the reserve, and staff are told', async () => {
  const { page } = tablet;
  await tablet.go('/visits');
  await expect.poll(() => page.evaluate(reserve), { timeout: 30_000 }).toBe(true);
  await page.evaluate(fullUntilReserveIsGone);
  const before = await tablet.count('visit');
  await page.getByRole('button', { name: 'Đọc báo' }).click();
  await tablet.sees(/Đã ghi/);
  expect(await tablet.count('visit')).toBe(before + 1);
  expect(await page.evaluate(reserve)).toBe(false);
  await tablet.sees(/Máy sắp hết chỗ/);
});

async function reserve(): Promise<boolean> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('reserve', { create: true });
  // While it is being written it is there already, and empty.
  return folder.getFileHandle('room').then(
    async (room) => (await room.getFile()).size > 0,
    () => false,
  );
}
/** The disk is full as long as the reserve lies on it. */
function fullUntilReserveIsGone(): void {
  const able = { ...Object.getOwnPropertyDescriptors(IDBObjectStore.prototype) };
  const full = () => {
    throw new DOMException('The disk is full.', 'QuotaExceededError');
  };
  Object.assign(IDBObjectStore.prototype, { add: full, put: full });
  const remove = Object.getOwnPropertyDescriptor(FileSystemDirectoryHandle.prototype, 'removeEntry')?.value as (
    this: FileSystemDirectoryHandle,
    name: string,
  ) => Promise<void>;
  FileSystemDirectoryHandle.prototype.removeEntry = async function (name) {
    await remove.call(this, name);
    if (name === 'room') Object.defineProperties(IDBObjectStore.prototype, able);
  };
}

test('an app that twice does not start leads to the safe page, which hands out what waits', async () => {
  // A worker that registered itself late would serve the app of before.
  const broken = await new Tablet(server.address).open('/', { withWorker: false });
  const { page } = broken;
  await page
    .getByText(/Bắt đầu/)
    .first()
    .waitFor();
  await page.route(/\/assets\/plain-core.*\.js/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("a broken release");' }),
  );
  await page.goto(server.address);
  await page.waitForURL(/safe\.html/, { timeout: 40_000 });
  await page.getByRole('button', { name: 'Lưu các lượt chưa gửi ra tệp' }).click();
  await page.getByText('Không có lượt nào chờ gửi.').waitFor();
  await page.unroute(/\/assets\/plain-core.*\.js/);
  await page.getByRole('button', { name: 'Mở lại' }).click();
  await page
    .getByText(/Bắt đầu/)
    .first()
    .waitFor();
  await broken.close();
});
