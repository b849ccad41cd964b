// A library that has neither books nor a name yet. The shelves are opened first of all: the page knows of no titles before it
// knows that none are coming.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '#i18n/catalogue.ts';
import { home } from '#i18n/home.ts';
import type { Tablet } from '../support/browser.ts';
import { joinedTablet } from '../support/joined-tablet.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let tablet: Tablet;
beforeAll(async () => {
  tablet = await joinedTablet(server);
});
afterAll(async () => {
  await tablet.close();
  await server.stop();
});

test('nobody is told that nothing is found who has looked for nothing', async () => {
  const { page } = tablet;
  await page.addInitScript((sentence) => {
    new MutationObserver(() => {
      const isSaid = document.body?.textContent.includes(sentence);
      if (isSaid) document.documentElement.dataset.said = '';
    }).observe(document, { childList: true, subtree: true, characterData: true });
  }, catalogue.nothingFound.vi);
  await tablet.go('/shelves');
  await tablet.sees(catalogue.empty.vi);
  expect(await page.locator('html').getAttribute('data-said')).toBeNull();
});
test('whoever left before naming the library is led back to it', async () => {
  const { page } = tablet;
  await tablet.go('/');
  await tablet.sees(home.unnamed.vi);
  await page.getByRole('link', { name: home.nameIt.vi, exact: true }).click();
  await page.getByLabel('Tên trường').fill('Trường Tiểu học Minh Tâm');
  await tablet.click('Mở tủ sách');
  await tablet.sees('Trường Tiểu học Minh Tâm');
  expect(await page.getByText(home.unnamed.vi).count()).toBe(0);
});
