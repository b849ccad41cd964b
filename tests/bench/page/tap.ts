// Runs inside the browser: taps on a device that is alone, with so many records of earlier days.
import { freshId } from '#device/clock.ts';
import { database, useDatabase } from '#device/open-database.ts';
import { fill, gathering, tapTimes, type TapTimes } from './tap-times.ts';

declare global {
  interface Window {
    measureTaps: (already: number, rounds: number) => Promise<TapTimes>;
  }
}

window.measureTaps = async (already, rounds) => {
  useDatabase(`bench-${already}-${Math.random()}`);
  const clock = { device: 'b'.repeat(16), unitId: freshId(), offset: 0, cursors: {} };
  await database().meta.put({ id: 'clock', ...clock });
  const event = gathering();
  await fill(event, already);
  return tapTimes(event, rounds);
};
