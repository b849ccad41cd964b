// What a key costs in the box that searches, on a processor slowed four times: ours, and a page that has nothing but a box and
// eight lines of text, which each key changes. What that page needs is the browser's own and nobody's to save.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { args, executablePath } from '../support/browser.ts';

const typed = ['truyện cậu bé', 'nguyen nhat', 'trong rung', 'lich su nuoc viet', 'nguyeexn van an'];

/** Milliseconds of every key, and of the longest task of the page. */
export interface Typing {
  readonly times: number[];
  readonly longest: number;
}

export async function typedOnBarePage(): Promise<Typing> {
  const profile = mkdtempSync(join(tmpdir(), 'tusach-bare-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath, args });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setContent(`<main><input type="search">${'<p>…</p>'.repeat(8)}</main>`);
  await page.evaluate(answerKeys);
  const typing = await typingAt(page);
  await context.close();
  return typing;
}
/** In the page: each key changes all lines, in a task of its own, as an answer from a worker would. */
function answerKeys(): void {
  let keys = 0;
  const lines = [...document.querySelectorAll('p')];
  const answer = () => {
    keys += 1;
    for (const [at, line] of lines.entries()) line.textContent = `Truyện cậu bé và khu vườn số ${keys * 8 + at}`;
  };
  document.querySelector('input')?.addEventListener('input', () => setTimeout(answer));
}

/** Every keystroke from the input to what answers it painted, and the longest task of the page meanwhile. Everything is typed
 * twice: who writes down every task of the page slows each of them, and no tablet does. */
export async function typingAt(page: Page): Promise<Typing> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const times = await typeAll(page);
  const tasks = await tracedTasks(session);
  await typeAll(page);
  const longest = Math.max(...(await tasks()));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return { times, longest };
}
async function typeAll(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const text of ['truyen', ...typed]) {
    await page.evaluate(clearBox);
    await page.waitForTimeout(700);
    const taken: number[] = [];
    for (const sign of text) {
      taken.push(await page.evaluate(oneKey, sign));
      await page.waitForTimeout(120);
    }
    // The first word warms up what the browser compiles.
    if (text !== 'truyen') times.push(...taken.filter((ms) => ms >= 0));
  }
  return times;
}

function clearBox(): void {
  const box = document.querySelector<HTMLInputElement>('input[type=search]');
  box?.focus();
  box?.select();
  document.execCommand('delete');
}
/** In the page. Resolves to -1 when nothing on the screen changed: the answer was the same. What is drawn later below the edge,
 * when nobody types any more, answers no key. */
function oneKey(sign: string): Promise<number> {
  const list = document.querySelector('main') as HTMLElement;
  const told = () => [...list.querySelectorAll('h2, .title, p')].slice(0, 6).map(({ textContent }) => textContent);
  const before = told().join();
  const start = performance.now();
  return new Promise((resolve) => {
    const painted = () =>
      requestAnimationFrame(() => setTimeout(() => resolve(told().join() === before ? -1 : performance.now() - start)));
    const changes = new MutationObserver(() => {
      changes.disconnect();
      painted();
    });
    setTimeout(() => changes.observe(list, { subtree: true, childList: true, characterData: true }));
    setTimeout(() => resolve(-1), 2_000);
    document.execCommand('insertText', false, sign);
  });
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}
/** Durations of the page's tasks in milliseconds, from now until the answer is asked for. */
async function tracedTasks(session: CDPSession): Promise<() => Promise<number[]>> {
  const durations: number[] = [];
  const threads = new Set<string>();
  const tasks: { thread: string; ms: number }[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const raw of value as unknown as TraceEvent[]) {
      const thread = `${raw.pid} ${raw.tid}`;
      if (raw.name === 'thread_name' && raw.args?.name === 'CrRendererMain') threads.add(thread);
      if (raw.name === 'RunTask' || raw.name.endsWith('ThreadControllerImpl::RunTask'))
        tasks.push({ thread, ms: (raw.dur ?? 0) / 1_000 });
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'] },
  });
  return async () => {
    const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await done;
    durations.push(...tasks.filter(({ thread }) => threads.has(thread)).map(({ ms }) => ms));
    return durations;
  };
}
