// A tablet that nobody looks at is left in peace: what wakes it costs its battery.
import { expect, test } from 'vitest';
import { playCommits } from './world/disk.ts';
import { playTasks } from './world/loop.ts';
import { makeBundles } from './world/bundles.ts';
import { World } from './world/world.ts';

const hourMs = 3_600_000;

test('in an hour a page in the background asks the server a few times and hardly wakes the tablet', async () => {
  const world = new World(1, await makeBundles());
  const seen = { requests: 0, events: 0 };
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
    const before = { requests: world.requests, events: world.loop.events };
    await world.loop.pause(hourMs);
    seen.requests = world.requests - before.requests;
    seen.events = world.loop.events - before.events;
  };
  world.loop.post(0, () => void watch().finally(() => (isOver = true)));
  await world.loop.run(() => isOver);
  world.server.remove();
  expect(seen.requests).toBeGreaterThan(0);
  expect(seen.requests).toBeLessThan(30);
  expect(seen.events).toBeLessThan(4_000);
});
