// Runs inside the browser: our own device code does the workloads of the contest, from joining by a code on, with the
// catalogue's worker beside it as in the app.
import { attendance } from '#domain/events/attendance.ts';
import type { Id } from '#domain/record/id.ts';
import { searchTitles, useWorker } from '#device/catalogue/desk.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { joinServer } from '#device/joining/join.ts';
import { access } from '#device/joining/sign-in.ts';
import { database } from '#device/open-database.ts';
import { anythingWaits } from '#device/outbox.ts';
import { titlesByIsbn } from '#device/read/catalogue.ts';
import { live } from '#device/read/live.ts';
import { round } from '#device/round/round.ts';
import { startSession } from '#device/session.ts';
import { madeUpTitle } from '../../support/many-titles.ts';
import { gathering, tapTimes } from './tap-times.ts';

declare global {
  interface Window {
    ours: typeof ours;
  }
}
interface Policies {
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

const { trustedTypes } = globalThis as unknown as { trustedTypes: Policies };
const policy = trustedTypes.createPolicy('app-sw', { createScriptURL: (url) => url });
useWorker(() => new Worker(policy.createScriptURL('/catalogue.js')), false);

async function join(code: string): Promise<void> {
  await startSession();
  const joined = await joinServer({ code, name: 'bench' });
  if (!joined.ok) throw new Error('The device could not join.');
}

/** Rounds until all is exchanged, whatever the line does meanwhile. */
async function exchange(isPatient = false): Promise<void> {
  for (;;) {
    const end = await round();
    if (end.kind === 'done') return;
    if (end.kind === 'fault' && !isPatient) throw new Error(`A round ended with ${end.fault.kind}.`);
    if (end.kind !== 'more') await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function isFound(at: number): Promise<boolean> {
  const { isbn = '', title } = madeUpTitle(at);
  const [byCode, byWords] = await Promise.all([
    titlesByIsbn([String(isbn)]),
    searchTitles({ typed: title, levels: [], most: 10 }),
  ]);
  return byCode.length > 0 && byWords.titles.some((one) => one.title === title);
}

/** From the code to the first title found, and to the last one found by code and by words. */
async function firstLoad(code: string, titles: number, isPatient = false) {
  const start = performance.now();
  await join(code);
  let firstSearch: number | undefined;
  const looking = setInterval(async () => {
    const { count } = await searchTitles({ typed: 'truyen', levels: [], most: 10 });
    if (count === 0 || firstSearch !== undefined) return;
    firstSearch = performance.now() - start;
    clearInterval(looking);
  }, 25);
  await exchange(isPatient);
  while (!(await isFound(titles - 1))) await exchange(isPatient);
  const complete = performance.now() - start;
  clearInterval(looking);
  for (const at of [0, 777, Math.floor(titles / 2)])
    if (!(await isFound(at))) throw new Error(`Title ${at} is not found.`);
  return { firstSearch: firstSearch ?? complete, complete };
}

async function queueUp(count: number): Promise<void> {
  const eventId = freshId<'readingEvent'>();
  const checkedInAt = nowAt();
  for (let at = 0; at < count; at += 20)
    await commit(
      Array.from({ length: 20 }, () =>
        attendance.put({ eventId, memberId: freshId() as Id<'member'>, checkedInAt, method: 'name' }),
      ),
    );
}
async function prepareQueue(code: string, count: number): Promise<void> {
  await join(code);
  await exchange();
  await queueUp(count);
}
/** Until the server has said that all are on its disk. */
async function pushQueue(isPatient = false): Promise<number> {
  const start = performance.now();
  const stop = new AbortController();
  // Told of each answer, as the app is: to ask again and again would be work of its own.
  const emptied = new Promise<number>((resolve, reject) => {
    const waits = live(anythingWaits).subscribe({
      next: (any) => {
        if (any) return;
        resolve(performance.now() - start);
        stop.abort();
        waits.unsubscribe();
      },
      error: () => {
        reject(new Error('Whether anything waits could not be asked.'));
        stop.abort();
      },
    });
  });
  while (!stop.signal.aborted) {
    const end = await round(stop.signal);
    if (end.kind === 'fault' && !isPatient && !stop.signal.aborted) throw new Error(`It ended with ${end.fault.kind}.`);
  }
  return emptied;
}

/** What is new on the server, until a word of it is found here. */
async function fetchChanges(word: string, wanted: number): Promise<number> {
  const start = performance.now();
  await exchange();
  while ((await searchTitles({ typed: word, levels: [], most: 10 })).count < wanted) await exchange();
  return performance.now() - start;
}

/** After the browser came back: until everything is handed in. */
async function resume(): Promise<void> {
  await startSession();
  await exchange(true);
}
/** A segment of titles, and what opens the door to it. */
async function oneSegment(): Promise<{ sha256: string; token: string }> {
  const [segment] = (await database().segment.toArray()).filter(({ type }) => type === 'title');
  const now = await access();
  if (!segment || !now.ok) throw new Error('There is no segment.');
  return { sha256: segment.sha256, token: now.token };
}

const taps = (rounds: number) => tapTimes(gathering(), rounds);
const ours = { join, exchange, firstLoad, prepareQueue, pushQueue, fetchChanges, resume, oneSegment, taps };
window.ours = ours;
