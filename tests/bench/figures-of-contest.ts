// The contest as figures: ours beside the floor (raw IndexedDB) and beside the best peer, on loopback and over a village's line.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstLoads, pushes, type Contestant, type Contestants, type Loaded, type Pushed } from './contest.ts';
import { atMost } from './figures.ts';
import { measureLargeLibrary } from './large-library.ts';
import type { Figure } from './main.ts';
import { measureOurWorkloads } from './our-workloads.ts';
import { filledFolder, prepareOurs } from './ours.ts';
import { preparePeers } from './peers.ts';

const many = 100_000;
/** Over the slow line fewer, or the peers would take an hour. */
const fewer = 20_000;
const queued = 10_000;
const runs = 3;
const village = { bitsPerSecond: 1_000_000, roundTripMs: 300 };
const peers = ['rxdb', 'pouchdb'] as const;

/** W1 and W2. */
export async function measureContest(): Promise<Figure[]> {
  const pages = await contestants();
  const filled = await filledFolder(pages.ours, many);
  const loaded = await firstLoads(pages, { titles: many, runs, filled });
  tellLoads(`W1 ${many} titles`, loaded);
  const pushed = await pushes(pages, { ops: queued, runs });
  tellPushes(`W2 ${queued} attendances`, pushed);
  return [...loadFigures('W1', loaded), ...pushFigures('W2', pushed)];
}

/** The same over a village's line. */
export async function measureSlowContest(): Promise<Figure[]> {
  const pages = await contestants();
  const filled = await filledFolder(pages.ours, fewer);
  const loaded = await firstLoads(pages, { titles: fewer, runs: 1, pace: village, filled });
  tellLoads(`W1 ${fewer} titles, 1 Mbit/s + 300 ms`, loaded);
  const pushed = await pushes(pages, { ops: queued, runs: 1, pace: village });
  tellPushes(`W2 ${queued} attendances, 1 Mbit/s + 300 ms`, pushed);
  return slowFigures(loaded, pushed);
}

/** W3, W5, W7, W8 and segments. */
export async function measureOurs(): Promise<Figure[]> {
  const pages = await prepareOurs();
  return measureOurWorkloads(pages, await filledFolder(pages, many), mkdtempSync(join(tmpdir(), 'tusach-empty-')));
}

/** W4, typing and memory. */
export async function measureLarge(): Promise<Figure[]> {
  return measureLargeLibrary(await filledFolder(await prepareOurs(), many));
}

async function contestants(): Promise<Contestants> {
  const prepared = await preparePeers();
  if ('missing' in prepared) console.log(`left out: raw, dexie, rxdb, pouchdb: ${prepared.missing}`);
  return { ours: await prepareOurs(), ...('pages' in prepared ? { peers: prepared.pages } : {}) };
}

function loadFigures(id: string, all: ReadonlyMap<Contestant, Loaded>): Figure[] {
  const ours = all.get('ours') as Loaded;
  const first = { id: `${id} first search`, unit: 'ms', ours: ours.firstSearch, against: 1_500 };
  const raw = all.get('raw');
  if (!raw) return [atMost(1, first)];
  return [
    atMost(1, first),
    atMost(0.2, { id: `${id} complete / raw`, unit: 'ms', ours: ours.complete, against: raw.complete }),
    atMost(0.1, { id: `${id} complete / peer`, unit: 'ms', ours: ours.complete, against: best(all, 'complete') }),
    atMost(0.25, { id: `${id} bytes / peer`, unit: 'B', ours: ours.bytes, against: best(all, 'bytes') }),
  ];
}
function pushFigures(id: string, all: ReadonlyMap<Contestant, Pushed>): Figure[] {
  const ours = all.get('ours') as Pushed;
  if (!all.get('raw')) return [];
  return [
    atMost(0.2, { id: `${id} time / peer`, unit: 'ms', ours: ours.ms, against: best(all, 'ms') }),
    atMost(0.3, { id: `${id} bytes / peer`, unit: 'B', ours: ours.bytes, against: best(all, 'bytes') }),
  ];
}
/** Nothing was promised for the slow line but that the order stays. */
function slowFigures(loads: ReadonlyMap<Contestant, Loaded>, pushed: ReadonlyMap<Contestant, Pushed>): Figure[] {
  const [ours, own] = [loads.get('ours') as Loaded, pushed.get('ours') as Pushed];
  if (!loads.get('raw')) return [];
  return [
    atMost(1, { id: 'W1 slow line / peer', unit: 'ms', ours: ours.complete, against: best(loads, 'complete') }),
    atMost(1, { id: 'W2 slow line / peer', unit: 'ms', ours: own.ms, against: best(pushed, 'ms') }),
  ];
}

function best<One>(all: ReadonlyMap<Contestant, One>, name: keyof One): number {
  return Math.min(...peers.map((peer) => Number(all.get(peer)?.[name])));
}

const shown = (value: number) => Math.round(value).toLocaleString('en').padStart(12);
function tellLoads(what: string, all: ReadonlyMap<Contestant, Loaded>): void {
  console.log(`\n${what}\n${' '.repeat(10)}first search  complete, ms         bytes`);
  for (const [who, { firstSearch, complete, bytes }] of all)
    console.log(`${who.padEnd(9)} ${shown(firstSearch)} ${shown(complete)} ${shown(bytes)}`);
}
function tellPushes(what: string, all: ReadonlyMap<Contestant, Pushed>): void {
  console.log(`\n${what}\n${' '.repeat(16)}ms         bytes`);
  for (const [who, { ms, bytes }] of all) console.log(`${who.padEnd(9)} ${shown(ms)} ${shown(bytes)}`);
}
