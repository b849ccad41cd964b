// An icon's paths are drawn as one: it must cover what Lucide drew, point by point.
import * as lucide from 'lucide';
import type { IconNode } from 'lucide';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { Icon } from '#ui/icon.tsx';
import { args, executablePath } from '../support/browser.ts';

/** What our icon's paths are, and what Lucide's are. */
interface Drawn {
  readonly name: string;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

function drawn([name, of]: [string, IconNode]): Drawn {
  const parts = [Icon({ of }).props.children].flat(2) as (false | { type: string; props: { d: string } })[];
  const ours = parts.flatMap((part) => (part && part.type === 'path' ? [part.props.d] : []));
  return { name, ours, theirs: of.flatMap(([tag, { d }]) => (tag === 'path' ? [String(d)] : [])) };
}

test('every icon covers what it was drawn with', async () => {
  const icons = Object.entries(lucide.icons).map(drawn);
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage();
  const different = await page.evaluate(namesOfOthers, icons);
  await browser.close();
  expect(icons.length).toBeGreaterThan(1_000);
  expect(different).toEqual([]);
});

/** In the page: those whose strokes do not cover the same points, or are not as long. */
function namesOfOthers(icons: readonly Drawn[]): string[] {
  const step = 2.9;
  const length = (paths: readonly SVGPathElement[]) => paths.reduce((sum, path) => sum + path.getTotalLength(), 0);
  const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
  const make = (d: string) => {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    path.setAttribute('stroke-width', '2');
    return svg.appendChild(path);
  };
  const isOther = ({ ours, theirs }: Drawn): boolean => {
    const [own, other] = [ours.map(make), theirs.map(make)];
    const covers = (paths: readonly SVGPathElement[], x: number, y: number) =>
      paths.some((path) => path.isPointInStroke(new DOMPoint(x, y)));
    let differs = Math.abs(length(own) - length(other)) > 0.1;
    for (let x = 0; x < 24; x += step)
      for (let y = 0; y < 24; y += step) differs ||= covers(own, x, y) !== covers(other, x, y);
    svg.replaceChildren();
    return differs;
  };
  return icons.filter(isOther).map(({ name }) => name);
}
