// The first seconds of a device in a library: until all has come, no screen takes the library for empty, and whoever let the
// device in is told that it is there.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '#i18n/catalogue.ts';
import { events } from '#i18n/events.ts';
import { connection } from '#i18n/frame.ts';
import { home } from '#i18n/home.ts';
import { membership } from '#i18n/membership.ts';
import { invite } from '#i18n/settings.ts';
import { Tablet } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let admin: Tablet;
let desk: Tablet;
beforeAll(async () => {
  await server.start('--demo');
  admin = await new Tablet(server.address).open('/');
  await admin.join(server.codes[0] ?? '');
  desk = await new Tablet(server.address).open('/', { withWorker: false });
});
afterAll(async () => {
  await admin.close();
  await desk.close();
  await server.stop();
});

const saysNothing = [
  home.firstSteps,
  home.noEvents,
  home.nothingDue,
  home.nothingToCheck,
  catalogue.empty,
  catalogue.nothingFound,
  membership.empty,
  events.empty,
  events.nothingToday,
].map(({ vi }) => vi);

test('a device that has just joined says what it waits for, on every screen, and its library is never empty', async () => {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await desk.page.route('**/sync/v1/pull', async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await desk.page.addInitScript((sentences) => {
    new MutationObserver(() => {
      const said = sentences.find((sentence) => document.body?.textContent.includes(sentence));
      if (said) localStorage.setItem('said', said);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  }, saysNothing);
  await desk.join(await admin.invite());
  for (const path of ['/', '/shelves', '/members', '/events']) {
    await desk.go(path);
    await desk.sees(connection.arriving.vi);
  }
  expect(await desk.page.evaluate(() => localStorage.getItem('said'))).toBeNull();
  letThrough();
  await expect.poll(() => desk.page.getByText(connection.arriving.vi).count(), { timeout: 20_000 }).toBe(0);
  for (const path of ['/', '/members', '/shelves']) await desk.go(path);
  await desk.sees(/đầu sách/);
  await desk.go('/');
  await desk.sees(home.figures.vi);
});
test('whoever let it in is told that it has come, by its name', async () => {
  await admin.sees('Máy tính bảng');
  await admin.sees('đã vào thư viện.');
  await admin.page.getByRole('link', { name: invite.seeDevices.vi, exact: true }).click();
  await admin.sees('Các máy của thư viện');
});
test('that the browser has promised nothing is one line, which stays away once it was put away', async () => {
  await admin.go('/');
  await admin.sees(home.notPromised.vi);
  await admin.click('Để sau');
  await expect.poll(() => admin.page.getByText(home.notPromised.vi).count()).toBe(0);
  await admin.go('/');
  await admin.sees(home.figures.vi);
  expect(await admin.page.getByText(home.notPromised.vi).count()).toBe(0);
});
