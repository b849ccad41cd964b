// An icon's paths are drawn as one: it must look as Lucide drew it, point by point.
import * as lucide from 'lucide';
import type { IconNode } from 'lucide';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { Icon } from '#ui/icon.tsx';
import { args, executablePath } from '../support/browser.ts';

type Part = readonly [string, Readonly<Record<string, unknown>>];
const icons = Object.values(lucide.icons) as IconNode[];

const written = (parts: readonly Part[]) => {
  const tags = parts.map(([tag, given]) => {
    const attributes = Object.entries(given).filter(([name]) => name !== 'children');
    return `<${tag} ${attributes.map(([name, value]) => `${name}="${String(value)}"`).join(' ')}/>`;
  });
  const look = 'fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  return `<svg width="48" height="48" viewBox="0 0 24 24" ${look}>${tags.join('')}</svg>`;
};
/** The parts that ours is drawn with. */
function partsOf(of: IconNode): Part[] {
  const drawn = [Icon({ of }).props.children].flat(2) as (false | { type: string; props: Part[1] })[];
  return drawn.filter((one) => one !== false).map(({ type, props }): Part => [type, props]);
}

test('every icon looks as it was drawn', async () => {
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage({ viewport: { width: 1_920, height: 1_080 } });
  const picture = async (parts: (of: IconNode) => readonly Part[]) => {
    await page.setContent(`<body style="margin:0">${icons.map((of) => written(parts(of))).join('')}`);
    return page.screenshot({ fullPage: true });
  };
  const [ours, theirs] = [await picture(partsOf), await picture((of) => of as unknown as Part[])];
  await browser.close();
  expect(icons.length).toBeGreaterThan(1_000);
  expect(ours.equals(theirs)).toBe(true);
});
