// What a library of a hundred thousand titles may cost on a tablet: the cold start to the first search (W4), typing, what the
// programs hold in memory. On the real app with its catalogue worker, the processor slowed four times.
import type { CDPSession } from 'playwright-core';
import { Tablet } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';
import { untilCalm } from './calm.ts';
import { coldStart, markTold, preparedEmpty, restingBrowser } from './cold-start.ts';
import { atMost, beside, median, quantile } from './figures.ts';
import type { Figure } from './main.ts';
import { typedOnBarePage, typingAt } from './typing.ts';

const starts = 9;

/** `filled`: a folder of the server with its titles and segments, used up. */
export async function measureLargeLibrary(filled: string): Promise<Figure[]> {
  const server = await new ServerProcess({ folder: filled }).start('--new-code');
  const tablet = await new Tablet(server.address).open('/');
  // A machine that does other things as well is slow to start, and that is not what is measured.
  tablet.page.setDefaultTimeout(300_000);
  await tablet.ready();
  await tablet.join(server.codes[0] ?? '');
  await tablet.go('/shelves');
  await tablet.page.waitForFunction(isLoaded, undefined, { timeout: 300_000 });
  // Loading leaves work behind, which goes on for some seconds: the reserve of room, what the disk has not written yet.
  await untilCalm(tablet.profile, filled);
  const typing = await typingAt(tablet.page);
  const bare = await typedOnBarePage();
  const memory = await heapOf(tablet);
  await tablet.close();
  await server.stop();
  const [ours, against] = await coldStarts(tablet.profile, server.address);
  return [
    atMost(1.5, { id: 'W4 cold start to search', unit: 'ms', ours: median(ours), against: median(against) }),
    atMost(1, { id: 'typing p95, CPU 4x', unit: 'ms', ours: quantile(typing.times, 0.95), against: 50 }),
    atMost(1, { id: 'typing longest task', unit: 'ms', ours: typing.longest, against: 16 }),
    beside({
      id: 'typing p95, a bare page',
      unit: 'ms',
      ours: quantile(typing.times, 0.95),
      against: quantile(bare.times, 0.95),
    }),
    beside({ id: 'longest task, a bare page', unit: 'ms', ours: typing.longest, against: bare.longest }),
    atMost(1, { id: 'memory of page and worker', unit: 'MB', ours: memory / 1e6, against: 80 }),
  ];
}

/** In the page: nothing is left to load. */
function isLoaded(): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('tusach');
    opening.addEventListener('success', () => {
      const db = opening.result;
      const transaction = db.transaction(['load', 'titleIndex']);
      const [left, here] = ['load', 'titleIndex'].map((name) => transaction.objectStore(name).count());
      transaction.addEventListener('complete', () => {
        db.close();
        resolve(left?.result === 0 && (here?.result ?? 0) > 0);
      });
    });
  });
}

/** Bytes in use after a collection, JavaScript's and those of its arrays, page and catalogue worker together. */
async function heapOf({ page, context }: Tablet): Promise<number> {
  const session = await context.newCDPSession(page);
  const workers: string[] = [];
  session.on('Target.attachedToTarget', ({ sessionId }) => workers.push(sessionId));
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  await session.send('HeapProfiler.collectGarbage');
  const own = (await session.send('Runtime.getHeapUsage')) as HeapUsage;
  if (workers.length === 0) throw new Error('The catalogue has no worker.');
  const held = await Promise.all(workers.map((sessionId) => heapOfWorker(session, sessionId)));
  return [own, ...held].reduce((sum, usage) => sum + usage.usedSize + (usage.backingStorageSize ?? 0), 0);
}
interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize?: number;
}
/** A worker has no session of its own here: it is asked by letters through that of its page. */
async function heapOfWorker(session: CDPSession, sessionId: string): Promise<HeapUsage> {
  const ask = (id: number, method: string) =>
    new Promise<HeapUsage>((resolve) => {
      session.on('Target.receivedMessageFromTarget', (letter) => {
        const answer = JSON.parse(letter.message) as { id?: number; result?: HeapUsage };
        if (letter.sessionId === sessionId && answer.id === id) resolve(answer.result as HeapUsage);
      });
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  await ask(1, 'HeapProfiler.collectGarbage');
  return ask(2, 'Runtime.getHeapUsage');
}

/** The server has gone; both are started in turn. */
async function coldStarts(profile: string, address: string): Promise<[number[], number[]]> {
  const empty = await preparedEmpty();
  const [ours, against]: [number[], number[]] = [[], []];
  for (let run = 0; run <= starts; run += 1) {
    const pair = [await toFirstSearch(profile, `${address}/shelves`), await coldStart(empty)] as const;
    if (run === 0) continue;
    ours.push(pair[0]);
    against.push(pair[1]);
  }
  return [ours, against];
}

/** Milliseconds from the navigation to titles found by a typed word and painted. */
async function toFirstSearch(profile: string, address: string): Promise<number> {
  const { context, page } = await restingBrowser(profile);
  page.setDefaultTimeout(300_000);
  await page.addInitScript(searchWhenReady);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const found = await markTold(page, 'first-found');
  await page.goto(address, { waitUntil: 'commit' });
  const time = await found();
  await context.close();
  return time;
}

/** In the page, before anything else: types a word as soon as there is a box that takes it (one without its styles takes no
 * focus), and marks the second frame after its titles stand, as the empty page does with its answer. */
function searchWhenReady(): void {
  let isTyped = false;
  const look = () => {
    const box = isTyped ? null : document.querySelector<HTMLInputElement>('input[type=search]');
    if (box) {
      box.focus();
      isTyped = document.execCommand('insertText', false, 'khu vuon');
    }
    const row = isTyped ? document.querySelector('.found .row') : null;
    if (!/khu vườn/i.test(row?.textContent ?? '')) return requestAnimationFrame(look);
    return requestAnimationFrame(() => performance.mark('first-found'));
  };
  requestAnimationFrame(look);
}
