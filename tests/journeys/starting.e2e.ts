// How the app comes up without its server: from what the browser finds by itself, and never from parts of two versions.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPages } from '../../src/worker/start-files.ts';
import { Tablet } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let tablet: Tablet;
beforeAll(async () => {
  await server.start();
  tablet = await new Tablet(server.address).open('/');
  await tablet.ready();
  await tablet.go('/start');
  await tablet.page.getByLabel(/Tên trường/).fill('Trường Tiểu học Minh Tâm');
  await tablet.click('Mở tủ sách');
  await tablet.sees('Bắt đầu từ đâu?');
  await server.stop();
});
afterAll(async () => {
  await tablet.close();
  await server.stop();
});

/** Who answered for the page and for what it names: `cache` where no worker was woken. */
const answeredBy = () =>
  tablet.page.evaluate(async () => {
    const page = await (await fetch('/index.html')).text();
    const named = [...page.matchAll(/"(\/early\.js|\/assets\/[^"]+)"/g)].map(([, path]) => location.origin + path);
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return [location.href, ...named].map((name) => {
      const entry = entries.find((one) => one.name === name) as { workerFinalSourceType?: string } | undefined;
      return [name, entry?.workerFinalSourceType];
    });
  });

test('the pages that people open come up without waking the worker, and are controlled by it all the same', async () => {
  for (const path of startPages) {
    await tablet.page.goto(server.address + path);
    const answers = await answeredBy();
    expect(answers.length).toBeGreaterThan(3);
    expect(answers.filter(([, source]) => source !== 'cache')).toEqual([]);
    expect(await tablet.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  }
});

test('every other page comes up too, and so does one with words behind its address', async () => {
  for (const path of ['/settings/devices', '/shelves?from=poster', '/no-such-page']) {
    await tablet.go(path);
    expect(await tablet.page.locator('main').first().textContent()).not.toBe('');
  }
});

test('the app can be put on the home screen: the browser finds what it must know, once the page stands', async () => {
  await tablet.go('/shelves');
  await tablet.page.locator('link[rel=manifest]').waitFor({ state: 'attached' });
  const session = await tablet.context.newCDPSession(tablet.page);
  const { url, errors, data = '' } = await session.send('Page.getAppManifest');
  expect([new URL(url).pathname, errors]).toEqual(['/manifest.webmanifest', []]);
  expect(JSON.parse(data)).toMatchObject({ id: '/', name: 'Tủ Sách', display: 'standalone', start_url: '/' });
  expect(await session.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] });
});

test('what another version threw away is there again when this one takes over', async () => {
  const starts = () => tablet.page.evaluate(async () => (await caches.keys()).filter((name) => /start/.test(name)));
  await server.start();
  const worker = join('dist', 'sw.js');
  const text = readFileSync(worker, 'utf8');
  const before = await starts();
  try {
    writeFileSync(worker, `${text}\n// a newer version with the same start`);
    await tablet.go('/visits');
    await tablet.page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
    await tablet.sees('Cập nhật');
    await tablet.page.evaluate(
      async (names) => void (await Promise.all(names.map((name) => caches.delete(name)))),
      before,
    );
    await tablet.click('Cập nhật');
    await expect.poll(starts).toEqual(before);
    await server.stop();
    await tablet.go('/shelves');
    expect((await answeredBy()).filter(([, source]) => source !== 'cache')).toEqual([]);
  } finally {
    writeFileSync(worker, text);
    await server.stop();
  }
});

test('after a newer version has taken over, the app starts with its parts and with no older one', async () => {
  const kept = mkdtempSync(join(tmpdir(), 'tusach-dist-'));
  const files = ['sw.js', 'early.js'];
  for (const file of files) cpSync(join('dist', file), join(kept, file));
  const before = await tablet.page.evaluate(() => caches.keys());
  try {
    const worker = readFileSync(join('dist', 'sw.js'), 'utf8');
    const revised = worker.replace(/("?revision"?:"?`?)[0-9a-f]+(["`],"?url"?:["`]early\.js)/, '$1newer$2');
    expect(revised).not.toBe(worker);
    writeFileSync(join('dist', 'sw.js'), revised);
    writeFileSync(join('dist', 'early.js'), `${readFileSync(join(kept, 'early.js'), 'utf8')};var isNewer=true;`);
    await server.start();
    await tablet.go('/visits');
    await tablet.page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
    await tablet.click('Cập nhật');
    await expect.poll(() => tablet.page.evaluate(() => 'isNewer' in globalThis)).toBe(true);
    await server.stop();
    await tablet.go('/visits');
    expect(await tablet.page.evaluate(() => 'isNewer' in globalThis)).toBe(true);
    const starts = (names: readonly string[]) => names.filter((name) => name.startsWith('tusach-start-'));
    const after = await tablet.page.evaluate(() => caches.keys());
    expect(starts(after).length).toBe(1);
    expect(starts(after)).not.toEqual(starts(before));
  } finally {
    for (const file of files) cpSync(join(kept, file), join('dist', file));
  }
});
