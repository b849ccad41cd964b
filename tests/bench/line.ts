// The line between a browser and a server: counts every byte both ways and, when asked, is as slow as a village's (so many
// bits a second, so many milliseconds each way). It sits below HTTP, so headers and retries count too. What a slow line carries
// goes in packets, the connections in turn, and counts when it arrives: a cut takes what waits and what is on its way, which
// nobody who sends could have spared.
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

/** What one packet carries, in bytes. */
const packetSize = 1_448;

export async function openLine(port: number): Promise<Line> {
  let bytes = 0;
  let pace: Pace | undefined;
  const open = new Set<Socket>();
  const way = { pace: () => pace, count: (more: number) => void (bytes += more) };
  const [up, down] = [oneWay(way), oneWay(way)];
  // A packet that waits for the word that the last one came would stand still for 40 ms here: browsers and servers do not do so.
  const noDelay = true;
  const server: Server = createServer({ noDelay }, (near) => {
    const far = connect({ port, host: '127.0.0.1', noDelay });
    for (const socket of [near, far]) open.add(socket.on('close', () => open.delete(socket)));
    up(near, far);
    down(far, near);
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

interface Way {
  readonly pace: () => Pace | undefined;
  readonly count: (more: number) => void;
}
/** What one end of a connection has said and the line has not carried yet. */
interface Waiting {
  readonly packets: Buffer[];
  readonly from: Socket;
  readonly to: Socket;
}

/** One direction has one width, however many connections share it. Gives what carries from one end to the other. */
function oneWay({ pace, count }: Way): (from: Socket, to: Socket) => void {
  const turns: Waiting[] = [];
  let freeAt = 0;
  let isBusy = false;
  const arrive = (to: Socket, packet: Buffer) => {
    if (!to.writable) return;
    count(packet.length);
    to.write(packet);
  };
  const next = () => {
    const waiting = turns.shift();
    if (!isBusy) freeAt = Date.now();
    isBusy = waiting !== undefined;
    if (waiting) carry(waiting, pace() ?? { bitsPerSecond: Infinity, roundTripMs: 0 });
  };
  const carry = (waiting: Waiting, { bitsPerSecond, roundTripMs }: Pace) => {
    const { packets, from, to } = waiting;
    const packet = to.destroyed ? undefined : packets.shift();
    freeAt += ((packet?.length ?? 0) * 8_000) / bitsPerSecond;
    const carried = () => {
      if (packet) setTimeout(() => arrive(to, packet), roundTripMs / 2);
      if (packet && packets.length > 0) turns.push(waiting);
      else if (from.destroyed) setTimeout(() => to.destroy(), roundTripMs / 2);
      else from.resume();
      next();
    };
    setTimeout(carried, Math.max(0, freeAt - Date.now()));
  };
  return (from, to) => {
    const waiting: Waiting = { packets: [], from, to };
    from.on('data', (chunk: Buffer) => {
      if (!pace()) return arrive(to, chunk);
      from.pause();
      for (let at = 0; at < chunk.length; at += packetSize) waiting.packets.push(chunk.subarray(at, at + packetSize));
      turns.push(waiting);
      if (!isBusy) next();
    });
    from.on('error', () => undefined);
    // What is still on its way arrives before the end does.
    from.on('close', () => {
      if (waiting.packets.length === 0) setTimeout(() => to.destroy(), (pace()?.roundTripMs ?? 0) / 2 + 1);
    });
  };
}
