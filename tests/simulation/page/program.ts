// What runs in a simulated tab: the project's own page without its screens. It opens as main.tsx does and lets people act
// through the same rules and the same door.
import { startTriggers } from '#app/triggers.ts';
import { startUpkeep } from '#app/upkeep.ts';
import { commit } from '#device/commit.ts';
import { joinServer } from '#device/joining/join.ts';
import { keepSite } from '#device/joining/keep-site.ts';
import { startHere } from '#device/joining/start.ts';
import { session, startSession } from '#device/session.ts';
import { restoreLost } from '#device/upkeep/restore-lost.ts';
import { readSentinel } from '#device/upkeep/sentinel.ts';
import type { Change } from '#domain/record/change.ts';
import { acts, type ActName } from './acts.ts';
import type { Draw } from './choose.ts';

export async function open(): Promise<void> {
  await startSession(() => restoreLost(readSentinel(() => localStorage)));
  startTriggers();
  startUpkeep();
  keepSite();
}

export interface Done {
  readonly changes: readonly Change[];
  readonly ids: readonly string[];
}
/** One act of a person; undefined when there was nothing to do. Resolves when the person is told that it is saved. */
export async function act(name: ActName, draw: Draw, own: Draw): Promise<Done | undefined> {
  const changes = await acts[name]({ draw, own, session: session.getState() });
  if (changes.length === 0) return undefined;
  const { ids } = await commit(changes);
  return { changes, ids };
}

export { joinServer, startHere };
export const state = async () => session.getState();
