// The workloads of the contest, ours and the peers' in turn: a first load of titles into a fresh profile (W1), and a queue of
// attendances until the server has them on disk (W2). Each runs in a fresh browser with its server as a process of its own.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './figures.ts';
import type { Pace } from './line.ts';
import { copyOf, inOurs } from './ours.ts';
import { inContest, kinds, type Kind } from './peers.ts';

declare global {
  interface Window {
    firstLoad: (kind: Kind, count: number) => Promise<Omit<Loaded, 'bytes'>>;
    pushQueued: (kind: Kind, count: number) => Promise<number>;
  }
}
export type Contestant = 'ours' | Kind;
export interface Loaded {
  readonly firstSearch: number;
  readonly complete: number;
  readonly bytes: number;
}
export interface Pushed {
  readonly ms: number;
  readonly bytes: number;
}
export interface Contestants {
  /** Folder of the peers' page, absent where they could not be installed. */
  readonly peers?: string;
  readonly ours: string;
}

const runnersOf = ({ peers }: Contestants): Contestant[] => (peers ? ['ours', ...kinds] : ['ours']);

/** W1. Medians over `runs`, contestants taking turns. */
export async function firstLoads(
  pages: Contestants,
  { titles, runs, pace, filled }: { titles: number; runs: number; pace?: Pace; filled: string },
): Promise<Map<Contestant, Loaded>> {
  const found = await inTurns(runnersOf(pages), runs, async (who): Promise<Loaded> => {
    const line = pace ? { pace } : {};
    if (who === 'ours') {
      const folder = copyOf(filled);
      return inOurs({ pages: pages.ours, folder, titles, ...line }, async ({ page, line: { bytes }, codes }) => ({
        ...(await page.evaluate(([code, count]) => window.ours.firstLoad(code, count), [
          codes[0] as string,
          titles,
        ] as const)),
        bytes: bytes(),
      }));
    }
    return inContest({ kind: who, pages: pages.peers ?? '', titles, ...line }, async ({ page, line: { bytes } }) => ({
      ...(await page.evaluate(([kind, count]) => window.firstLoad(kind, count), [who, titles] as const)),
      bytes: bytes(),
    }));
  });
  return mapped(found, (list) => ({
    firstSearch: median(list.map((one) => one.firstSearch)),
    complete: median(list.map((one) => one.complete)),
    bytes: median(list.map((one) => one.bytes)),
  }));
}

/** W2. */
export async function pushes(
  pages: Contestants,
  { ops, runs, pace }: { ops: number; runs: number; pace?: Pace },
): Promise<Map<Contestant, Pushed>> {
  const found = await inTurns(runnersOf(pages), runs, async (who): Promise<Pushed> => {
    const line = pace ? { pace } : {};
    if (who === 'ours') {
      const folder = mkdtempSync(join(tmpdir(), 'tusach-ours-'));
      return inOurs(
        { pages: pages.ours, folder, titles: 0, ...line },
        async ({ page, line: { bytes, forget }, codes }) => {
          await page.evaluate(([code, count]) => window.ours.prepareQueue(code, count), [
            codes[0] as string,
            ops,
          ] as const);
          forget();
          return { ms: await page.evaluate(() => window.ours.pushQueue()), bytes: bytes() };
        },
      );
    }
    return inContest(
      { kind: who, pages: pages.peers ?? '', titles: 1, ...line },
      async ({ page, line: { bytes } }) => ({
        ms: await page.evaluate(([kind, count]) => window.pushQueued(kind, count), [who, ops] as const),
        bytes: bytes(),
      }),
    );
  });
  return mapped(found, (list) => ({
    ms: median(list.map((one) => one.ms)),
    bytes: median(list.map((one) => one.bytes)),
  }));
}

async function inTurns<Answer>(
  runners: readonly Contestant[],
  runs: number,
  run: (who: Contestant) => Promise<Answer>,
): Promise<Map<Contestant, Answer[]>> {
  const found = new Map<Contestant, Answer[]>();
  for (let at = 0; at < runs; at += 1)
    for (const who of runners) found.set(who, [...(found.get(who) ?? []), await run(who)]);
  return found;
}

function mapped<One, Other>(from: ReadonlyMap<Contestant, One>, to: (one: One) => Other): Map<Contestant, Other> {
  return new Map([...from].map(([who, one]) => [who, to(one)]));
}
