// The shelves of a library without books, opened first of all: the page knows of no titles before it knows that none are coming.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '#i18n/catalogue.ts';
import { Tablet } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let tablet: Tablet;
beforeAll(async () => {
  await server.start();
  tablet = await new Tablet(server.address).open('/');
  await tablet.join(server.codes[0] ?? '');
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
