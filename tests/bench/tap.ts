// A check-in from the tap to "on disk" in a real browser, beside one raw strict IndexedDB write of the same rows, with an
// empty store and with one of 20,000 records.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { resolve } from '../../.ci/resolve.ts';
import { args, executablePath } from '../support/browser.ts';
import { atMost, quantile } from './figures.ts';
import type { Figure } from './main.ts';
import type { TapTimes } from './page/tap-times.ts';

const taps = 1_000;

export async function measureTap(): Promise<Figure[]> {
  const outDir = mkdtempSync(join(tmpdir(), 'tusach-bench-'));
  await build({
    configFile: false,
    resolve,
    root: 'tests/bench/page',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rollupOptions: { input: 'tests/bench/page/tap.html' }, target: 'es2022' },
  });
  const served = await preview({
    configFile: false,
    root: 'tests/bench/page',
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0 },
  });
  const address = served.resolvedUrls?.local[0] ?? '';
  const figures: Figure[] = [];
  for (const already of [0, 20_000]) {
    const times = await inBrowser(`${address}tap.html`, already);
    for (const [name, part] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const)
      figures.push(
        atMost(2, {
          id: `tap ${name}, ${already} records`,
          unit: 'ms',
          ours: quantile(times.ours, part),
          against: quantile(times.raw, part),
        }),
      );
  }
  await served.close();
  return figures;
}

/** A persistent profile: only there is the disk a disk. */
async function inBrowser(address: string, already: number): Promise<TapTimes> {
  const profile = mkdtempSync(join(tmpdir(), 'tusach-profile-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath, args });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => 'measureTaps' in globalThis);
  const times = await page.evaluate(([records, count]) => window.measureTaps(records, count), [already, taps] as const);
  await context.close();
  return times;
}
