// What a disk can do to the server: an answer comes only after the disk has it, a full disk is told and got over, a failing
// one ends the process before it says anything untrue, and the log does not grow for ever.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ServerProcess } from '../support/server-process.ts';
import { busyServer, leftOut } from './busy-server.ts';

const strace = '/usr/bin/strace';
if (existsSync(strace))
  test('before every answer to a push the log has been written and synced', async () => {
    const trace = join(mkdtempSync(join(tmpdir(), 'tusach-trace-')), 'calls');
    const calls = 'trace=write,writev,pwrite64,fsync,fdatasync';
    const through = [strace, '-D', '-f', '-y', '-s', '20', '-e', calls, '-o', trace];
    const { server, http, write } = await busyServer({ through });
    for (let pushes = 0; pushes < 10; pushes += 1) expect((await http.send(server.address, write(3))).status).toBe(200);
    await server.stop();
    let [answers, written, syncing, synced] = [0, false, false, false];
    for (const line of readFileSync(trace, 'utf8').split('\n')) {
      if (/pwrite64\(\d+<.*tusach\.sqlite-wal>/.test(line)) [written, synced] = [true, false];
      // A call that another thread's call interrupts on paper comes in two lines; the second names no file.
      if (/f(data)?sync\(\d+<.*tusach\.sqlite-wal> <unfinished/.test(line)) syncing = true;
      const isDone = syncing && /<\.\.\. f(data)?sync resumed>\) += 0/.test(line);
      if (isDone || /f(data)?sync\(\d+<.*tusach\.sqlite-wal>\) += 0/.test(line)) [synced, syncing] = [true, false];
      if (!/writev?\(.*HTTP\/1\.1 200/.test(line) || !written) continue;
      expect(synced).toBe(true);
      [answers, written, synced] = [answers + 1, false, false];
    }
    expect(answers).toBeGreaterThanOrEqual(10);
  });
else leftOut('Whether the log is synced before the answer', `there is no ${strace}`);

/** A small disk of its own, or undefined where this is not allowed. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'tusach-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tusach-test', folder], { stdio: 'ignore' });
  return status === 0 ? folder : undefined;
}
const disk = smallDisk();
if (disk)
  test('a full disk: pushes are told when to ask again, reading goes on, and all is well once there is room', async () => {
    const { server, http, write, records } = await busyServer({ folder: disk });
    try {
      writeFileSync(join(disk, 'photos'), Buffer.alloc(11_000_000));
      let acknowledged = 0;
      let waiting = write(200);
      let answer = await http.send(server.address, waiting);
      for (; answer.ok; answer = await http.send(server.address, waiting)) {
        acknowledged += waiting.length;
        waiting = write(200);
      }
      expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([507, true]);
      expect(await records()).toBe(acknowledged);
      rmSync(join(disk, 'photos'));
      expect((await http.send(server.address, waiting)).status).toBe(200);
      expect(await records()).toBe(acknowledged + waiting.length);
      expect(await server.stop()).toBe(0);
    } finally {
      await server.stop('SIGKILL');
      execFileSync('umount', [disk]);
    }
  });
else leftOut('A full disk', 'this account may not mount one');

test('a disk that fails while writing: no answer is given, the process ends, and what was answered is there', async () => {
  const through = ['sh', '-c', 'ulimit -f 6000; exec "$0" "$@"'];
  const complaints: string[] = [];
  const onComplaint = (text: string) => complaints.push(text);
  const { server, http, write } = await busyServer({ through, onComplaint });
  let acknowledged = 0;
  let status = 200;
  while (status === 200) {
    const ops = write(100);
    const answer = await http.send(server.address, ops).catch(() => undefined);
    status = answer?.status ?? 0;
    if (status === 200) acknowledged += ops.length;
  }
  expect([0, 503]).toContain(status);
  expect(await server.ended()).toBe(1);
  expect(complaints.join('')).toContain('the disk failed');

  const again = new ServerProcess({ folder: server.folder });
  await again.launch();
  await again.untilUp();
  const found = [...(await http.read(again.address)).values()].flat().length;
  expect(acknowledged).toBeGreaterThan(0);
  expect(found).toBeGreaterThanOrEqual(acknowledged);
  expect(await again.stop()).toBe(0);
});

test('the log is written back again and again, however much is written', async () => {
  const { server, http, write } = await busyServer();
  for (let pushes = 0; pushes < 80; pushes += 1) await http.push(server.address, write(500));
  const { size } = statSync(join(server.folder, 'tusach.sqlite-wal'));
  expect(statSync(join(server.folder, 'tusach.sqlite')).size).toBeGreaterThan(size);
  expect(size).toBeLessThan(32_000_000);
  await server.stop();
});
