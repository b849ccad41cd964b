// A bad line between a device and its server, on the level of TCP: slow, late, cut at some byte, taken and never answered, or
// said twice. It counts what went over it, and what went for nothing.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Line {
  /** Bytes per millisecond, each way. */
  readonly pace?: number;
  readonly delayMs?: number;
  /** After how many bytes from the device a new connection is cut; undefined = never. */
  readonly cutAt?: () => number | undefined;
  /** The same, counting what comes back. */
  readonly cutAnswerAt?: () => number | undefined;
  /** Connections are taken and nothing is ever said. */
  readonly isHalfOpen?: boolean;
  /** What the device says is said to the server a second time, on another connection. */
  readonly isDoubled?: boolean;
}

export class FaultProxy {
  #line: Line = {};
  /** Bytes from the device; and those of them that a cut made vain, so that they had to be sent again. */
  sent = 0;
  vain = 0;
  cuts = 0;
  readonly #server = createServer((socket) => this.#join(socket));
  readonly #sockets = new Set<Socket>();
  readonly #target: number;

  private constructor(target: number) {
    this.#target = target;
  }
  static async open(target: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await new Promise<void>((resolve) => void proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  /** From now on the line is like this; connections that are open end. */
  async becomes(line: Line): Promise<void> {
    this.#line = line;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => void this.#server.close(() => resolve()));
  }

  #join(device: Socket): void {
    const line = this.#line;
    this.#keep(device);
    if (line.isHalfOpen) return void device.resume();
    const server = this.#keep(connect(this.#target, '127.0.0.1'));
    const echo = line.isDoubled ? this.#keep(connect(this.#target, '127.0.0.1')) : undefined;
    echo?.resume();
    let asking = 0;
    let answering = false;
    const cut = () => {
      this.cuts += 1;
      this.vain += asking;
      device.destroy();
      server.destroy();
    };
    carry(device, server, { line, cutAt: line.cutAt?.(), cut }, (chunk) => {
      if (answering) [asking, answering] = [0, false];
      asking += chunk.length;
      this.sent += chunk.length;
      echo?.write(chunk);
    });
    carry(server, device, { line, cutAt: line.cutAnswerAt?.(), cut }, () => {
      answering = true;
    });
  }
  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
    return socket;
  }
}

interface Carrying {
  readonly line: Line;
  readonly cutAt: number | undefined;
  readonly cut: () => void;
}
/** Piece by piece, at the pace of the line, until the cut. */
function carry(from: Socket, to: Socket, { line, cutAt, cut }: Carrying, onPiece: (piece: Buffer) => void): void {
  let carried = 0;
  let free = Date.now();
  from.on('data', (chunk: Buffer) => {
    const room = cutAt === undefined ? chunk.length : Math.max(0, cutAt - carried);
    const piece = chunk.subarray(0, room);
    carried += piece.length;
    const isCut = room < chunk.length;
    free = Math.max(free, Date.now()) + (line.pace ? piece.length / line.pace : 0);
    from.pause();
    setTimeout(
      () => {
        onPiece(piece);
        to.write(piece);
        if (isCut) cut();
        else from.resume();
      },
      free - Date.now() + (line.delayMs ?? 0),
    );
  });
  from.on('end', () => setTimeout(() => to.end(), free - Date.now() + (line.delayMs ?? 0)));
  from.on('close', () => {
    if (from.errored) to.destroy();
  });
}
