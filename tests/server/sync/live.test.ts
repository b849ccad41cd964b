// The stream of hints: it ends when its device is no longer what it was, and no device holds many.
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heartbeatMs } from '#protocol/live.ts';
import type { DeviceRow, Storage } from '../../../src/server/storage/storage.ts';
import { streamNews } from '../../../src/server/sync/live.ts';
import { News } from '../../../src/server/sync/news.ts';
import { freshServer, freshTablet, type Tablet } from '../../support/fresh-server.ts';

let storage: Storage;
let tablet: Tablet;
beforeEach(async () => {
  ({ storage } = await freshServer());
  tablet = await freshTablet(storage, 'librarian');
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** An answer that remembers what was written to it. */
class Line {
  written = '';
  isOpen = true;
  #close: (() => void)[] = [];
  writeHead(): void {}
  write(text: string): void {
    this.written += text;
  }
  end(): void {
    this.isOpen = false;
    for (const close of this.#close) close();
  }
  on(_close: string, listener: () => void): void {
    this.#close.push(listener);
  }
}
async function stream(news: News, look: () => Promise<DeviceRow | undefined>): Promise<Line> {
  const line = new Line();
  const response = line as unknown as ServerResponse;
  await streamNews({ storage, news, device: tablet.row, response, headers: {}, look });
  return line;
}
const beat = () => vi.advanceTimersByTimeAsync(heartbeatMs);

test.each<[string, Partial<DeviceRow> | undefined]>([
  ['suspended', { state: 'suspended' }],
  ['taken out', { state: 'revoked' }],
  ['given another role', { role: 'kiosk' }],
  ['no longer let in by its token', undefined],
])('a device that is %s hears no more at the next beat', async (_how, changes) => {
  let now: DeviceRow | undefined = tablet.row;
  const line = await stream(new News(), () => Promise.resolve(now));
  await beat();
  expect(line).toMatchObject({ isOpen: true, written: expect.stringMatching(/:\n\n$/) });
  now = changes && { ...tablet.row, ...changes };
  await beat();
  expect(line.isOpen).toBe(false);
});

test('a database that does not answer sends nobody away', async () => {
  const line = await stream(new News(), () => Promise.reject(new Error('busy')));
  await beat();
  expect(line.isOpen).toBe(true);
});

test('a device that opens one stream after the other keeps the newest, and takes none from others', async () => {
  const news = new News();
  const others = { ...tablet.row, id: 'ffffffffffffffff' };
  const other = new Line();
  const look = () => Promise.resolve(tablet.row);
  await streamNews({ storage, news, device: others, response: other as never, headers: {}, look });
  const lines: Line[] = [];
  for (let at = 0; at < 10; at += 1) lines.push(await stream(news, look));
  expect(lines.map(({ isOpen }) => isOpen)).toEqual([...Array(6).fill(false), ...Array(4).fill(true)]);
  expect(other.isOpen).toBe(true);
  news.end();
  expect([...lines, other].some(({ isOpen }) => isOpen)).toBe(false);
});
