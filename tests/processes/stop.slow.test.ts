// How the server ends when it is asked to: requests under way get their whole answer, streams do not hold it up, and nothing
// that was answered is missing afterwards.
import { expect, test } from 'vitest';
import type { PushAnswer } from '#protocol/push.ts';
import { ServerProcess } from '../support/server-process.ts';
import { busyServer } from './busy-server.ts';

test('a stop in the middle of pushes leaves no half answer and no half push', async () => {
  const { server, http, write } = await busyServer();
  let acknowledged = 0;
  let stopping: Promise<number | null> | undefined;
  for (let pushes = 0; ; pushes += 1) {
    const ops = write(400);
    const sent = http.send(server.address, ops);
    if (pushes === 5) setTimeout(() => (stopping = server.stop()), 8);
    const answer = await sent.catch(() => undefined);
    if (answer?.status !== 200) break;
    expect(((await answer.json()) as PushAnswer).outcomes).toHaveLength(ops.length);
    acknowledged += ops.length;
  }
  expect(await stopping).toBe(0);
  const again = new ServerProcess({ folder: server.folder });
  await again.launch();
  await again.untilUp();
  const found = [...(await http.read(again.address)).values()].flat().length;
  expect([acknowledged, acknowledged + 400]).toContain(found);
  expect(await again.stop()).toBe(0);
});

test('a tablet that listens for news does not hold up the end', async () => {
  const { server, http } = await busyServer();
  const stream = await http.listen(server.address);
  const ended = stream.text().catch(() => '');
  expect(await server.stop()).toBe(0);
  expect(await ended).toContain('"head"');
});
