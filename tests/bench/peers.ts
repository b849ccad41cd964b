// The contestants beside us: raw IndexedDB and bare Dexie (the floors), RxDB and PouchDB (the peers), each with its own
// server, in its own fresh browser profile, over a line that counts. What cannot be installed here is left out and said.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import { args, executablePath } from '../support/browser.ts';
import { openLine, type Line, type Pace } from './line.ts';

const folder = 'tests/bench/peers';
export const kinds = ['raw', 'dexie', 'rxdb', 'pouchdb'] as const;
export type Kind = (typeof kinds)[number];
const serverOf = { raw: 'plain', dexie: 'plain', rxdb: 'rxdb', pouchdb: 'pouchdb' } as const;

/** Installs the peers, for the benchmark alone, and builds their page. Returns the folder of the page, or why there is none. */
export async function preparePeers(): Promise<{ pages: string } | { missing: string }> {
  try {
    if (!existsSync(join(folder, 'node_modules')))
      execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: folder, stdio: 'inherit' });
    const outDir = mkdtempSync(join(tmpdir(), 'tusach-contest-'));
    const rollupOptions = { input: `${folder}/contest.html` };
    const define = { global: 'globalThis' };
    await build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      define,
      build: { outDir, emptyOutDir: true, rollupOptions, target: 'es2022' },
    });
    return { pages: outDir };
  } catch (error) {
    return { missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

export interface Contest {
  readonly kind: Kind;
  readonly pages: string;
  readonly titles: number;
  readonly pace?: Pace;
}
export interface Run {
  readonly page: Page;
  readonly line: Line;
}

/** Gives `work` a fresh profile on the contestant's page, its server running, the line's counter at zero. */
export async function inContest<Answer>(
  { kind, pages, titles, pace }: Contest,
  work: (run: Run) => Promise<Answer>,
): Promise<Answer> {
  const { child, port } = await startServer(kind, pages, titles);
  const line = await openLine(port);
  const { context, page } = await freshPage(`${line.address}/contest.html`);
  try {
    await page.waitForFunction(() => 'firstLoad' in globalThis);
    line.slow(pace);
    line.forget();
    return await work({ page, line });
  } finally {
    await context.close();
    await line.close();
    child.kill('SIGKILL');
  }
}

function startServer(kind: Kind, pages: string, titles: number): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join(folder, 'serve.js'), serverOf[kind], pages, String(titles)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error(`The server of ${kind} did not start.`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      const port = /port (\d+)/.exec(chunk.toString())?.[1];
      if (port) resolve({ child, port: Number(port) });
    });
  });
}

/** A persistent profile: only there is the disk a disk. */
export async function freshPage(address: string): Promise<{ context: BrowserContext; page: Page; profile: string }> {
  const profile = mkdtempSync(join(tmpdir(), 'tusach-profile-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath, args });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(900_000);
  await page.goto(address);
  return { context, page, profile };
}
