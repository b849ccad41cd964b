// A cold start with the server stopped and the processor slowed four times, on a library of 20,000 records, beside an empty
// page of the same stack under the same conditions: Preact, Dexie with 20,000 rows, one query, its own worker. Both are
// started in turn.
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { readFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import { resolve } from '../../.ci/resolve.ts';
import { args, executablePath, Tablet } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';
import { atMost, median } from './figures.ts';
import type { Figure } from './main.ts';

const runs = 21;
const records = 20_000;

export async function measureColdStart(): Promise<Figure[]> {
  const [app, empty] = [await preparedApp(), await preparedEmpty()];
  const [ours, against]: [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run += 1) {
    const pair = [await coldStart(app), await coldStart(empty)] as const;
    // The first of each reads everything from a cold disk.
    if (run === 0) continue;
    ours.push(pair[0]);
    against.push(pair[1]);
  }
  return [atMost(1.5, { id: 'cold start offline', unit: 'ms', ours: median(ours), against: median(against) })];
}

export interface Prepared {
  readonly profile: string;
  readonly address: string;
}

/** A tablet with a library of its own and 20,000 records, whose server has gone. */
async function preparedApp(): Promise<Prepared> {
  const server = await new ServerProcess().start();
  const tablet = await new Tablet(server.address).open('/');
  await tablet.ready();
  await tablet.go('/start');
  await tablet.page.getByLabel(/Tên trường/).fill('Trường Tiểu học Minh Tâm');
  await tablet.click('Mở tủ sách');
  await tablet.sees('Bắt đầu từ đâu?');
  await tablet.go('/import/members');
  const rows = Array.from({ length: records }, (_, at) => `Nguyễn Văn ${at},${(at % 400) + 1}A`);
  const csv = Buffer.from(['Họ và tên,Lớp', ...rows].join('\n'));
  await tablet.page.locator('input[type=file]').setInputFiles({ name: 'lop.csv', mimeType: 'text/csv', buffer: csv });
  await tablet.click(/^Nhập 20\.000/);
  await tablet.sees(/Đã nhập/, 600_000);
  await tablet.close();
  const { address } = server;
  await server.stop();
  return { profile: tablet.profile, address };
}

/** The smallest page that does the same things: draws with Preact, asks Dexie once, is served by a worker. */
export async function preparedEmpty(): Promise<Prepared> {
  const outDir = mkdtempSync(join(tmpdir(), 'tusach-empty-'));
  const input = 'tests/bench/page/empty.html';
  await build({
    configFile: false,
    resolve,
    root: 'tests/bench/page',
    publicDir: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rollupOptions: { input }, target: 'es2022' },
  });
  const server = await serve(outDir);
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const profile = mkdtempSync(join(tmpdir(), 'tusach-profile-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath, args });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${address}/empty.html`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.evaluate(fillEmpty, records);
  // The worker keeps what it sees: once more, now that it looks.
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName('app-ready').length > 0);
  await context.close();
  await new Promise((resolve) => server.close(resolve));
  return { profile, address: `${address}/empty.html` };
}

/** Runs in the page: rows like those of our members, and nothing else. */
async function fillEmpty(count: number): Promise<void> {
  const { indexedDB } = globalThis as unknown as { indexedDB: IDBFactory };
  const opening = indexedDB.open('empty');
  await new Promise((resolve) => {
    opening.onsuccess = resolve;
  });
  const transaction = opening.result.transaction('row', 'readwrite');
  for (let at = 0; at < count; at += 1)
    transaction.objectStore('row').put({
      id: crypto.randomUUID(),
      fullName: `Nguyễn Văn ${at}`,
      memberKind: 'pupil',
      status: 'active',
      scope: `people:${crypto.randomUUID()}`,
      seq: 0,
      body: { stamp: crypto.randomUUID(), keys: ['nguyen', 'van', String(at)] },
    });
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  opening.result.close();
}

function serve(folder: string): Promise<Server> {
  const kinds: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
  const server = createServer((request, response) => {
    const path =
      request.url === '/empty-worker.js'
        ? join('tests/bench/page', 'empty-worker.js')
        : join(folder, request.url ?? '');
    if (!existsSync(path)) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': kinds[extname(path)] ?? 'text/plain' }).end(readFileSync(path));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** Milliseconds from the navigation to the first query answered and painted. */
export async function coldStart({ profile, address }: Prepared): Promise<number> {
  const { context, page } = await restingBrowser(profile);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const ready = await markTold(page, 'app-ready');
  await page.goto(address, { waitUntil: 'commit' });
  const time = await ready();
  await context.close();
  return time;
}

/** A desktop's browser loads parts of its own window in its first second (the list under its address bar, a page of scripts),
 * which no tablet has and which would take half of a processor from whatever starts just then. */
const ownPartsMs = 3_000;

/** A browser that was started with this profile and has come to rest. */
export async function restingBrowser(profile: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile, { executablePath, args });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.waitForTimeout(ownPartsMs);
  return { context, page };
}

/** Milliseconds from the navigation to a mark of the page, which tells of it: whoever asks a starting page whether it is there
 * yet has it load what answers, a hundred milliseconds and more of the time that is measured. Before the navigation. */
export async function markTold(page: Page, mark: string): Promise<() => Promise<number>> {
  await page.addInitScript((name) => {
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntriesByName(name)) console.debug(`${name} ${startTime}`);
    }).observe({ type: 'mark' });
  }, mark);
  const told = page.waitForEvent('console', {
    predicate: (message) => message.text().startsWith(`${mark} `),
    timeout: 300_000,
  });
  return async () => Number((await told).text().slice(mark.length + 1));
}
