// A tablet that nobody looks at is left in peace: what wakes it costs its battery.
import { expect, test } from 'vitest';
import type { ExchangeRow } from '#device/database.ts';
import { playCommits } from './world/disk.ts';
import { playTasks } from './world/loop.ts';
import { makeBundles } from './world/bundles.ts';
import { World } from './world/world.ts';

const hourMs = 3_600_000;

/** What a page of a joined library does in an hour in the background; `before` is done once it lies there. */
async function inAnHour(before: (world: World) => Promise<void> | void) {
  const world = new World(1, await makeBundles());
  const seen = { requests: 0, events: 0, wasOpenedAnew: false };
  playTasks();
  playCommits();
  let isOver = false;
  const watch = async () => {
    await world.server.start();
    const tablet = world.addTablet('administrator');
    const page = await tablet.openPage();
    await tablet.call(page, 'startHere', { name: 'Trường Văn Lăng', unitKind: 'school', siteName: 'Chính' });
    await world.join(tablet, page);
    tablet.show(page, false);
    await world.loop.pause(hourMs);
    await before(world);
    const then = { requests: world.requests, events: world.loop.events };
    await world.loop.pause(hourMs);
    seen.requests = world.requests - then.requests;
    seen.events = world.loop.events - then.events;
    const exchange = tablet.disk.rows<ExchangeRow>('meta').find(({ id }) => id === 'exchange');
    seen.wasOpenedAnew = exchange?.restartedAt !== undefined;
  };
  world.loop.post(0, () => void watch().finally(() => (isOver = true)));
  await world.loop.run(() => isOver);
  world.server.remove();
  return seen;
}

test('in an hour a page in the background asks the server a few times and hardly wakes the tablet', async () => {
  const { requests, events } = await inAnHour(() => undefined);
  expect(requests).toBeGreaterThan(0);
  expect(requests).toBeLessThan(30);
  expect(events).toBeLessThan(4_000);
});

test('where something waits and no server answers, the next try is waited for, and nothing is opened anew', async () => {
  const { events, wasOpenedAnew } = await inAnHour(async (world) => {
    world.server.stop();
    const [tablet] = world.tablets;
    const page = tablet?.pages[0];
    if (tablet && page) await world.act({ tablet, page, name: 'addTitle' });
  });
  expect(wasOpenedAnew).toBe(false);
  expect(events).toBeGreaterThan(100);
  expect(events).toBeLessThan(8_000);
});
