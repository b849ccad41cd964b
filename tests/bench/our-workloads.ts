// Workloads that only we run: a write beside a raw one at a hundred thousand titles (W3), a hundred changes (W5), a line that is
// cut every two seconds and a browser that is killed in the middle (W7, W8), segments beside a static file server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { Agent, get, type RequestOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { chromium } from 'playwright-core';
import { args, executablePath } from '../support/browser.ts';
import { atLeast, atMost, median, quantile } from './figures.ts';
import type { Figure } from './main.ts';
import { changeTitles, copyOf, inOurs, type OurRun } from './ours.ts';

const many = 100_000;
const queued = 10_000;
const taps = 1_000;
const changings = 5;

export async function measureOurWorkloads(pages: string, filled: string, empty: string): Promise<Figure[]> {
  const none = await inOurs({ pages, folder: copyOf(empty), titles: 0 }, async ({ page, codes }) => {
    await page.evaluate((code) => window.ours.join(code), codes[0] as string);
    return page.evaluate((rounds) => window.ours.taps(rounds), taps);
  });
  const large = await inOurs({ pages, folder: copyOf(filled), titles: many }, (run) => atLarge(run));
  const [at0, at100] = [quantile(none.ours, 0.95), quantile(large.times.ours, 0.95)];
  return [
    atMost(1.5, { id: 'W3 write p95, no titles', unit: 'ms', ours: at0, against: quantile(none.raw, 0.95) }),
    atMost(1.5, { id: 'W3 write p95, 100,000', unit: 'ms', ours: at100, against: quantile(large.times.raw, 0.95) }),
    atMost(1.2, {
      id: 'W3 at 100,000 / at none',
      unit: 'ms',
      ours: at100 / quantile(large.times.raw, 0.95),
      against: at0 / quantile(none.raw, 0.95),
    }),
    atMost(1, { id: 'W5 100 changed titles', unit: 'ms', ours: large.changes, against: 300 }),
    atLeast(0.5, { id: 'segments / static files', unit: 'MB/s', ...large.served }),
    await cutLine(pages, filled),
    ...(await cutAndKilled(pages, empty)),
  ];
}

async function atLarge({ page, codes, server }: OurRun) {
  await page.evaluate(([code, count]) => window.ours.firstLoad(code, count), [codes[0] as string, many] as const);
  const times = await page.evaluate((rounds) => window.ours.taps(rounds), taps);
  await page.evaluate(() => window.ours.exchange());
  const changes: number[] = [];
  for (let turn = 0; turn < changings; turn += 1) {
    const word = await changeTitles(server, 100, turn);
    changes.push(await page.evaluate((sought) => window.ours.fetchChanges(sought, 100), word));
  }
  const served = await servedBeside(page, server.port);
  return { times, changes: median(changes), served };
}

const repeats = 600;
const atOnce = 8;
/** The same bytes from our server and from one that serves files and nothing else, asked the same way by this program; they stay
 * packed as they travel, since unpacking is the browser's. */
async function servedBeside(page: OurRun['page'], port: number): Promise<{ ours: number; against: number }> {
  const { sha256, token } = await page.evaluate(() => window.ours.oneSegment());
  const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'br', accept: 'application/octet-stream' };
  const address = `http://127.0.0.1:${port}/sync/v1/segment/${sha256}`;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const other = await startFileServer(await received(address, { headers, agent }));
  const [ours, against]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 7; turn += 1) {
    ours.push(await rate(address, { headers, agent }));
    against.push(await rate(other.address, { headers, agent }));
  }
  agent.destroy();
  other.child.kill();
  return { ours: median(ours), against: median(against) };
}
async function startFileServer(file: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'tusach-files-'));
  writeFileSync(join(folder, 'segment'), file);
  const child = spawn(process.execPath, ['tests/bench/static-server.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, address: `http://127.0.0.1:${/port (\d+)/.exec(said.toString())?.[1]}/segment` };
}
function received(address: string, options: RequestOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = get(address, options, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`It was answered with ${answer.statusCode}.`));
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve(Buffer.concat(parts)));
    });
    asked.on('error', reject);
  });
}
async function rate(address: string, options: RequestOptions): Promise<number> {
  const start = performance.now();
  let left = repeats;
  let bytes = 0;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      // In two steps: `+=` would take the sum from before the wait, and lose what came meanwhile.
      const { length } = await received(address, options);
      bytes += length;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return bytes / 1_000 / (performance.now() - start);
}

const village = { bitsPerSecond: 1_000_000, roundTripMs: 300 };
const cutEveryMs = 2_000;

/** W7: what more travels over a line that is cut every two seconds than over the same line left alone. */
async function cutLine(pages: string, filled: string): Promise<Figure> {
  const bytes: number[] = [];
  for (const isCut of [false, true])
    bytes.push(
      await inOurs({ pages, folder: copyOf(filled), titles: many, pace: village }, async ({ page, line, codes }) => {
        const cutting = isCut ? setInterval(() => line.cut(), cutEveryMs) : undefined;
        await page.evaluate(([code, count]) => window.ours.firstLoad(code, count, true), [
          codes[0] as string,
          many,
        ] as const);
        clearInterval(cutting);
        return line.bytes();
      }),
    );
  return atMost(1.1, {
    id: 'W7 first load, line cut',
    unit: 'B',
    ours: bytes[1] as number,
    against: bytes[0] as number,
  });
}

/** W7 and W8 of a queue: the line is cut, then the browser is killed in the middle of handing in; nothing may be lost or double. */
async function cutAndKilled(pages: string, empty: string): Promise<Figure[]> {
  const folder = copyOf(empty);
  await inOurs({ pages, folder, titles: 0, pace: village }, async ({ page, context, profile, line, codes }) => {
    await page.evaluate(([code, count]) => window.ours.prepareQueue(code, count), [
      codes[0] as string,
      queued,
    ] as const);
    const cutting = setInterval(() => line.cut(), cutEveryMs);
    const pushing = page.evaluate(() => window.ours.pushQueue(true)).catch(() => -1);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    context
      .browser()
      ?.close()
      .catch(() => undefined);
    await context.close().catch(() => undefined);
    await pushing;
    const again = await chromium.launchPersistentContext(profile, { executablePath, args });
    const reopened = again.pages()[0] ?? (await again.newPage());
    await reopened.goto(`${line.address}/ours.html`);
    await reopened.waitForFunction(() => 'ours' in globalThis);
    await reopened.evaluate(() => window.ours.resume());
    clearInterval(cutting);
    await again.close();
  });
  const db = new DatabaseSync(join(folder, 'tusach.sqlite'), { readOnly: true });
  const count = (text: string) => Number(db.prepare(text).get()?.count);
  const rows = count("SELECT count(*) AS count FROM record WHERE type = 'attendance'");
  const ops = count("SELECT count(*) AS count FROM op WHERE type = 'attendance'");
  db.close();
  const lost = { id: 'W8 lost of 10,000', unit: 'records', ours: queued - rows, against: 1 };
  const doubled = { id: 'W8 doubled', unit: 'ops', ours: Math.max(0, ops - queued), against: 1 };
  return [atMost(0, lost), atMost(0, doubled)];
}
