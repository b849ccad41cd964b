// Looks after what is kept on this device, when nothing else is to be done: the second copy of the queue, the sentinel, the
// reserve of room, and the browser's promise to keep it all.
import { session } from '#device/session.ts';
import { condition } from '#device/upkeep/condition.ts';
import { askToKeep } from '#device/upkeep/keep-storage.ts';
import { keepReserve } from '#device/upkeep/reserve.ts';
import { watchOver } from '#device/upkeep/watch-over.ts';
import { wake } from '#device/round/wake.ts';

/** The reserve is looked at this long after the start, and then this often, in milliseconds. */
const roomMs = { first: 10_000, later: 600_000 };

export function startUpkeep(): void {
  const { look } = watchOver(() => localStorage);
  let hasLibrary = false;
  const onceThereIsALibrary = () => {
    if (hasLibrary || !session.getState().unitId) return;
    hasLibrary = true;
    void askToKeep().catch(() => undefined);
    setTimeout(() => void seeToRoom(), roomMs.first);
    setInterval(() => void seeToRoom(), roomMs.later);
  };
  session.subscribe((now, before) => {
    onceThereIsALibrary();
    // The end of a round: what was answered need no longer be in the copy.
    if (before.sending && !now.sending) look();
  });
  onceThereIsALibrary();
  document.addEventListener('visibilitychange', () => {
    look();
    if (hasLibrary && condition.getState().short) void seeToRoom();
  });
}

/** What was not fetched for want of room is fetched as soon as there is some. */
async function seeToRoom(): Promise<void> {
  const wasShort = condition.getState().short;
  await keepReserve();
  if (wasShort && !condition.getState().short) wake();
}
