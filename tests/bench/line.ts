// The line between a browser and a server: counts every byte both ways and, when asked, is as slow as a village's (so many
// bits a second, so many milliseconds each way). It sits below HTTP, so headers and retries count too.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Pace {
  readonly bitsPerSecond: number;
  /** There and back, milliseconds. */
  readonly roundTripMs: number;
}
export interface Line {
  readonly address: string;
  /** Bytes since the last `forget`, both ways together. */
  readonly bytes: () => number;
  readonly forget: () => void;
  /** From now on at this pace; undefined = as fast as it goes. */
  readonly slow: (pace: Pace | undefined) => void;
  /** Breaks every connection that is open now. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

export async function openLine(port: number): Promise<Line> {
  let bytes = 0;
  let pace: Pace | undefined;
  const open = new Set<Socket>();
  // One line has one width, however many connections share it.
  const freeAt = { up: 0, down: 0 };
  const carry = (from: Socket, to: Socket, way: 'up' | 'down') => {
    from.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (!pace) return void to.write(chunk);
      const now = Date.now();
      freeAt[way] = Math.max(now, freeAt[way]) + (chunk.length * 8_000) / pace.bitsPerSecond;
      const wait = freeAt[way] - now;
      if (wait > 200) from.pause();
      setTimeout(() => from.resume(), wait);
      setTimeout(() => to.writable && to.write(chunk), wait + pace.roundTripMs / 2);
    });
    // What is still on its way arrives before the end does.
    const end = () => {
      const left = pace ? Math.max(0, freeAt[way] - Date.now()) + pace.roundTripMs / 2 + 1 : 0;
      setTimeout(() => to.destroy(), left);
    };
    from.on('close', end);
    from.on('error', end);
  };
  const server: Server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) open.add(socket.on('close', () => open.delete(socket)));
    carry(near, far, 'up');
    carry(far, near, 'down');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => open.forEach((socket) => socket.destroy());
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    bytes: () => bytes,
    forget: () => {
      bytes = 0;
    },
    slow: (wanted) => {
      pace = wanted;
    },
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
