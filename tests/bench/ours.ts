// Our side of the contest: the bench's page with our own device code, served by our own server process, over a line that
// counts.
import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { resolve } from '../../.ci/resolve.ts';
import { untilCalm } from './calm.ts';
import { openLine, type Line, type Pace } from './line.ts';
import { freshPage } from './peers.ts';

const root = 'tests/bench/page';

/** Builds the page. Returns its folder. */
export async function prepareOurs(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'tusach-ours-page-'));
  const rollupOptions = { input: `${root}/ours.html` };
  const target = 'es2022';
  await build({
    configFile: false,
    resolve,
    root,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rollupOptions, target },
  });
  copyFileSync('dist/catalogue.js', join(outDir, 'catalogue.js'));
  return outDir;
}

/** A folder of the server with so many titles, its segments made: to be copied for every run. */
export async function filledFolder(pages: string, titles: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tusach-filled-'));
  await inOurs({ pages, folder, titles }, async ({ page, codes }) => {
    const asked = [codes[0] as string, titles] as const;
    await page.evaluate(([code, count]) => window.ours.firstLoad(code, count, true), asked);
    // After the answers the server looks for what was written twice; it shall have done so before anything is measured.
    await untilCalm(folder);
  });
  return folder;
}
/** A copy of such a folder, to be used up. */
export function copyOf(filled: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tusach-ours-'));
  cpSync(filled, folder, { recursive: true });
  return folder;
}

export interface OurContest {
  readonly pages: string;
  readonly folder: string;
  readonly titles: number;
  readonly pace?: Pace;
}
export interface OurRun {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly profile: string;
  readonly line: Line;
  /** To join with, each once. */
  readonly codes: readonly string[];
  readonly server: OurServer;
}

/** Gives `work` a fresh profile on our page, the server running, the line's counter at zero. */
export async function inOurs<Answer>(
  { pages, folder, titles, pace }: OurContest,
  work: (run: OurRun) => Promise<Answer>,
): Promise<Answer> {
  const server = await startOurServer(pages, folder, titles);
  const line = await openLine(server.port);
  const { context, page, profile } = await freshPage(`${line.address}/ours.html`);
  try {
    await page.waitForFunction(() => 'ours' in globalThis);
    line.slow(pace);
    line.forget();
    return await work({ page, context, profile, line, codes: server.codes, server });
  } finally {
    await context.close();
    await line.close();
    // Only when it has ended does it hold its folder no more.
    const ended = new Promise((resolve) => void server.child.once('close', resolve));
    server.child.kill('SIGKILL');
    await ended;
  }
}

export interface OurServer {
  readonly child: ChildProcess;
  readonly port: number;
  readonly codes: readonly string[];
}
export function startOurServer(pages: string, folder: string, titles: number): Promise<OurServer> {
  const child = spawn(process.execPath, ['tests/bench/our-server.ts', pages, folder, String(titles)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error('Our server did not start.')));
    child.stdout?.on('data', (chunk: Buffer) => {
      const [, port, codes] = /port (\d+) codes (\S+)/.exec(chunk.toString()) ?? [];
      if (port && codes) resolve({ child, port: Number(port), codes: codes.split(',') });
    });
  });
}
/** Changes so many titles on the server, other ones at every `turn`; resolves to their new word when they are changed. */
export function changeTitles({ child }: OurServer, number: number, turn: number): Promise<string> {
  return new Promise((resolve) => {
    child.stdout?.on('data', (said: Buffer) => said.toString().includes(`changed ${turn}`) && resolve(`zyxel${turn}`));
    child.stdin?.write(`change ${number} ${turn}\n`);
  });
}
